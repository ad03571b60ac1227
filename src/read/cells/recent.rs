//! Contents met a moment ago, so that each is kept once.

use crate::read::Raw;
use std::hash::Hasher;

/// Contents that are no texts, looked back at before they are kept once more: as many as there are days in eleven years.
pub const RECENT: usize = 4096;

/// Whether two contents are one, to the bit.
pub fn same(one: &Raw, other: &Raw) -> bool {
    match (one, other) {
        (Raw::Number(one), Raw::Number(other)) | (Raw::Percent(one), Raw::Percent(other)) | (Raw::Seconds(one), Raw::Seconds(other)) => {
            one.to_bits() == other.to_bits()
        }
        (one, other) => one == other,
    }
}

/// Where a content is looked back for. Two that fall to the same place take turns there, and are kept more than once.
pub fn recent_place(raw: &Raw) -> usize {
    let bits = match raw {
        Raw::Number(number) | Raw::Percent(number) => number.to_bits(),
        Raw::Seconds(number) => !number.to_bits(),
        Raw::Date(date) => date.and_utc().timestamp_millis().unsigned_abs(),
        Raw::Text(text) | Raw::Error(text) => text.bytes().fold(0, |bits: u64, byte| bits.rotate_left(8) ^ u64::from(byte)),
        Raw::Boolean(truth) => u64::from(*truth),
        Raw::EmptyText => u64::MAX,
    };
    let mut hasher = AddressHasher::default();
    hasher.write_u64(bits);
    hasher.finish() as usize % RECENT
}

/// A hash for addresses, which nobody chooses: one multiplication, where the usual hash defends against chosen keys. Looking
/// up a million texts is a tenth of the reading of a workbook with it, a quarter without.
#[derive(Default)]
pub struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_usize(usize::from(*byte));
        }
    }

    fn write_usize(&mut self, address: usize) {
        self.write_u64(address as u64);
    }

    fn write_u64(&mut self, bits: u64) {
        // The odd number nearest to 2^64 divided by the golden ratio spreads neighbours apart (Knuth, 6.4).
        self.0 = (self.0 ^ bits).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= self.0 >> 32;
    }
}
