//! The OLE container of an `.xls`: a small file system. One is read with every link checked; one is written, plain.
//!
//! Source: [MS-CFB], Compound File Binary File Format.

use crate::problem::Problem;
use std::collections::BTreeSet;

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
/// Sectors numbered from here on have a meaning of their own.
const RESERVED: u32 = 0xFFFF_FFFA;
/// Streams shorter than this live in the mini stream, cut in pieces of `MINI_SECTOR`.
const MINI_STREAM_BELOW: u64 = 4096;
const MINI_SECTOR: usize = 64;
const ENTRY: usize = 128;

/// A container whose tables were read.
pub struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

/// A stream of the root folder.
struct Entry {
    name: String,
    start: u32,
    length: u64,
}

impl<'b> Compound<'b> {
    pub fn open(bytes: &'b [u8]) -> Result<Self, Problem> {
        // The header fills 512 bytes, and a whole sector where sectors are greater.
        let sector = match u16_at(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            Some(_) => return Err(damaged()),
            None => return Err(Problem::FileTruncated),
        };
        if bytes.len() < sector {
            return Err(Problem::FileTruncated);
        }
        let mut compound = Self { bytes, sector, fat: Vec::new(), mini_fat: Vec::new(), mini: Vec::new(), entries: Vec::new() };
        compound.fat = compound.read_fat()?;
        let directory = compound.chain(u32_at(bytes, 48).unwrap_or(END_OF_CHAIN), u64::MAX)?;
        let root = directory.get(..ENTRY).ok_or_else(damaged)?;
        if u32_at(bytes, 64).unwrap_or(0) > 0 {
            compound.mini_fat = words(&compound.chain(u32_at(bytes, 60).unwrap_or(END_OF_CHAIN), u64::MAX)?);
            compound.mini = compound.chain(u32_at(root, 116).unwrap_or(END_OF_CHAIN), compound.length_of(root))?;
        }
        compound.entries = compound.root_streams(&directory, root);
        Ok(compound)
    }

    /// Whether the root folder has a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// A stream of the root folder, whole.
    pub fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Problem> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else { return Ok(None) };
        let stream = if entry.length < MINI_STREAM_BELOW {
            follow(&self.mini_fat, entry.start, entry.length, |piece| {
                let from = piece as usize * MINI_SECTOR;
                self.mini.get(from..).map(|rest| rest.get(..MINI_SECTOR).unwrap_or(rest))
            })?
        } else {
            self.chain(entry.start, entry.length)?
        };
        if (stream.len() as u64) < entry.length { Err(Problem::FileTruncated) } else { Ok(Some(stream)) }
    }

    /// The table that says which sector follows which.
    fn read_fat(&self) -> Result<Vec<u32>, Problem> {
        let mut sectors = words(self.bytes.get(76..512).unwrap_or_default());
        // Past 109 sectors, the list of the table's sectors goes on in a chain of its own, each link at a sector's end.
        let mut next = u32_at(self.bytes, 68).unwrap_or(END_OF_CHAIN);
        let mut links = 0;
        while next < RESERVED {
            links += 1;
            if links > self.bytes.len() / self.sector {
                return Err(damaged());
            }
            let mut list = words(self.sector_at(next).ok_or(Problem::FileTruncated)?);
            next = list.pop().unwrap_or(END_OF_CHAIN);
            sectors.extend(list);
        }
        let mut seen = BTreeSet::new();
        let mut fat = Vec::new();
        for sector in sectors.into_iter().filter(|sector| *sector < RESERVED) {
            if !seen.insert(sector) {
                return Err(damaged());
            }
            fat.extend(words(self.sector_at(sector).ok_or(Problem::FileTruncated)?));
        }
        Ok(fat)
    }

    /// A sector's bytes. The last one of a file is sometimes written short.
    fn sector_at(&self, number: u32) -> Option<&'b [u8]> {
        let from = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(from..).filter(|rest| !rest.is_empty())?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    fn chain(&self, start: u32, length: u64) -> Result<Vec<u8>, Problem> {
        follow(&self.fat, start, length, |sector| self.sector_at(sector))
    }

    fn length_of(&self, entry: &[u8]) -> u64 {
        let low = u64::from(u32_at(entry, 120).unwrap_or(0));
        // With small sectors, the upper half may hold anything.
        let high = if self.sector == 512 { 0 } else { u64::from(u32_at(entry, 124).unwrap_or(0)) };
        high << 32 | low
    }

    /// The streams of the root folder, a binary tree of siblings. Those of workbooks embedded in this one, in folders of
    /// their own, bear the same names.
    fn root_streams(&self, directory: &[u8], root: &[u8]) -> Vec<Entry> {
        let mut streams = Vec::new();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![u32_at(root, 76).unwrap_or(FREE)];
        while let Some(number) = waiting.pop() {
            let from = (number as usize).saturating_mul(ENTRY);
            let Some(entry) = directory.get(from..from.saturating_add(ENTRY)).filter(|_| seen.insert(number)) else { continue };
            waiting.extend([u32_at(entry, 68), u32_at(entry, 72)].into_iter().flatten().filter(|sibling| *sibling != FREE));
            if entry.get(66) == Some(&2) {
                let letters = entry.get(..64).unwrap_or_default().chunks_exact(2).map(|pair| u16_at(pair, 0).unwrap_or(0));
                let letters: Vec<u16> = letters.take_while(|letter| *letter != 0).collect();
                let start = u32_at(entry, 116).unwrap_or(END_OF_CHAIN);
                streams.push(Entry { name: String::from_utf16_lossy(&letters), start, length: self.length_of(entry) });
            }
        }
        streams
    }
}

/// Follows a chain up to its end or to a length. A chain that comes back to itself would never end.
fn follow<'b>(table: &[u32], start: u32, length: u64, piece: impl Fn(u32) -> Option<&'b [u8]>) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let mut next = start;
    let mut links = 0;
    while next != END_OF_CHAIN && (bytes.len() as u64) < length {
        links += 1;
        if links > table.len() {
            return Err(damaged());
        }
        bytes.extend_from_slice(piece(next).ok_or(Problem::FileTruncated)?);
        if (bytes.len() as u64) < length {
            next = *table.get(next as usize).ok_or_else(damaged)?;
        }
    }
    bytes.truncate(usize::try_from(length).unwrap_or(usize::MAX));
    Ok(bytes)
}

fn damaged() -> Problem {
    Problem::FileUnreadable { detail: "son contenu est abîmé".into() }
}

pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().copied().map(u16::from_le_bytes)
}

pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|word| u32_at(word, 0)).collect()
}

/// A container with one stream, `Workbook`. Sectors of 4096 bytes, so that the header alone lists the sectors of the table
/// for all the bytes that a file may have.
pub fn wrap(stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 4096;
    const IN_SECTOR: usize = SECTOR / 4;
    // Never short enough for the mini stream.
    let stream_sectors = stream.len().div_ceil(SECTOR).max(1);
    // The table describes itself, the directory (one sector) and the stream.
    let mut fat_sectors = 1;
    while fat_sectors * IN_SECTOR < fat_sectors + 1 + stream_sectors {
        fat_sectors += 1;
    }
    let directory = fat_sectors;
    let first = directory + 1;

    let mut bytes = vec![0; SECTOR * (1 + first + stream_sectors)];
    let mut put = |at: usize, value: &[u8]| {
        if let Some(room) = bytes.get_mut(at..at + value.len()) {
            room.copy_from_slice(value);
        }
    };
    put(0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    for (at, value) in [(24, 0x3E_u16), (26, 4), (28, 0xFFFE), (30, 12), (32, 6)] {
        put(at, &value.to_le_bytes());
    }
    let header = [(40, 1), (44, fat_sectors as u32), (48, directory as u32), (56, MINI_STREAM_BELOW as u32), (60, END_OF_CHAIN)];
    for (at, value) in header.into_iter().chain([(68, END_OF_CHAIN)]) {
        put(at, &value.to_le_bytes());
    }
    for slot in 0..109 {
        let sector = if slot < fat_sectors { slot as u32 } else { FREE };
        put(76 + 4 * slot, &sector.to_le_bytes());
    }
    for sector in 0..fat_sectors * IN_SECTOR {
        let next = match sector {
            _ if sector < fat_sectors => 0xFFFF_FFFD,
            _ if sector == directory || sector + 1 == first + stream_sectors => END_OF_CHAIN,
            _ if sector < first + stream_sectors => sector as u32 + 1,
            _ => FREE,
        };
        put(SECTOR + 4 * sector, &next.to_le_bytes());
    }
    let entries = [("Root Entry", 5, 1, 0, 0), ("Workbook", 2, FREE, first as u32, stream_sectors * SECTOR)];
    for (index, (name, kind, child, start, length)) in entries.into_iter().enumerate() {
        let at = SECTOR * (1 + directory) + ENTRY * index;
        for (place, letter) in name.encode_utf16().enumerate() {
            put(at + 2 * place, &letter.to_le_bytes());
        }
        put(at + 64, &(2 * (name.len() as u16 + 1)).to_le_bytes());
        put(at + 66, &[kind, 1]);
        for (place, value) in [(68, FREE), (72, FREE), (76, child), (116, start), (120, length as u32)] {
            put(at + place, &value.to_le_bytes());
        }
    }
    put(SECTOR * (1 + first), stream);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrapped_is_found_again_at_every_size() {
        for length in [0, 1, 4095, 4096, 4097, 5_000_000] {
            let stream: Vec<u8> = (0..length).map(|place: u32| (place % 251) as u8).collect();
            let container = wrap(&stream);
            let found = Compound::open(&container).and_then(|compound| compound.stream("workbook")).unwrap().unwrap();
            assert_eq!(&found[..stream.len()], stream.as_slice());
            assert!(found[stream.len()..].iter().all(|byte| *byte == 0));
        }
    }

    #[test]
    fn a_chain_that_bites_its_tail_is_refused() {
        let mut container = wrap(&[7; 9000]);
        // The stream's second sector (number 3) leads back to its first (number 2).
        container[4096 + 4 * 3..][..4].copy_from_slice(&2u32.to_le_bytes());
        container[4096 * 2 + 128 + 120..][..4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(Compound::open(&container).and_then(|compound| compound.stream("Workbook")).is_err());
    }

    #[test]
    fn a_container_cut_short_is_truncated() {
        let container = wrap(&[7; 50_000]);
        let cut = Compound::open(&container[..30_000]).and_then(|compound| compound.stream("Workbook"));
        assert_eq!(cut, Err(Problem::FileTruncated));
        assert!(Compound::open(&container[..100]).is_err());
    }
}
