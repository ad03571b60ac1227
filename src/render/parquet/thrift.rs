//! Thrift's compact protocol, as far as the headers of Parquet need it: whole numbers, texts, lists and structures.

const I32: u8 = 5;
const I64: u8 = 6;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const STRUCT: u8 = 12;
/// Lists longer than this have their length apart.
const SHORT_LIST: usize = 14;

/// A structure being written. Its fields come in the order of their numbers, none more than 15 after the one before.
#[derive(Debug, Default)]
pub struct Thrift {
    bytes: Vec<u8>,
    last: u8,
}

/// A whole number, seven bits at a time, the lowest first.
pub fn varint(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Small numbers, negative or not, to small ones.
const fn zigzag(number: i64) -> u64 {
    (number.wrapping_shl(1) ^ (number >> 63)).cast_unsigned()
}

impl Thrift {
    fn field(&mut self, number: u8, kind: u8) {
        self.bytes.push(number.wrapping_sub(self.last) << 4 | kind);
        self.last = number;
    }

    fn list(&mut self, number: u8, kind: u8, length: usize) {
        self.field(number, LIST);
        if length <= SHORT_LIST {
            self.bytes.push((length as u8) << 4 | kind);
        } else {
            self.bytes.push(0xf0 | kind);
            varint(&mut self.bytes, length as u64);
        }
    }

    fn binary(&mut self, text: &str) {
        varint(&mut self.bytes, text.len() as u64);
        self.bytes.extend(text.as_bytes());
    }

    pub fn int(&mut self, number: u8, value: i32) {
        self.field(number, I32);
        varint(&mut self.bytes, zigzag(value.into()));
    }

    pub fn long(&mut self, number: u8, value: usize) {
        self.field(number, I64);
        varint(&mut self.bytes, zigzag(i64::try_from(value).unwrap_or(i64::MAX)));
    }

    pub fn text(&mut self, number: u8, text: &str) {
        self.field(number, BINARY);
        self.binary(text);
    }

    pub fn ints(&mut self, number: u8, values: &[i32]) {
        self.list(number, I32, values.len());
        values.iter().for_each(|value| varint(&mut self.bytes, zigzag((*value).into())));
    }

    pub fn texts(&mut self, number: u8, texts: &[&str]) {
        self.list(number, BINARY, texts.len());
        texts.iter().for_each(|text| self.binary(text));
    }

    pub fn structure(&mut self, number: u8, fill: impl FnOnce(&mut Self)) {
        self.field(number, STRUCT);
        self.inside(fill);
    }

    pub fn structures(&mut self, number: u8, length: usize, mut fill: impl FnMut(usize, &mut Self)) {
        self.list(number, STRUCT, length);
        (0..length).for_each(|at| self.inside(|structure| fill(at, structure)));
    }

    fn inside(&mut self, fill: impl FnOnce(&mut Self)) {
        let mut structure = Self::default();
        fill(&mut structure);
        self.bytes.extend(structure.end());
    }

    /// The bytes, closed.
    pub fn end(mut self) -> Vec<u8> {
        self.bytes.push(0);
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_protocol_says() {
        let mut bytes = Vec::new();
        [0, 127, 128, 300].into_iter().for_each(|number| varint(&mut bytes, number));
        assert_eq!(bytes, [0, 0x7f, 0x80, 1, 0xac, 2]);
        assert_eq!([0, -1, 1, -2].map(zigzag), [0, 1, 2, 3]);
        let mut thrift = Thrift::default();
        thrift.int(1, 5);
        thrift.text(4, "é");
        assert_eq!(thrift.end(), [0x15, 10, 0x38, 2, 0xc3, 0xa9, 0]);
    }
}
