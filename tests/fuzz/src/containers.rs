//! Changes inside containers: the parts of a zip are changed unpacked, the records of an `.xls` one by one.

use crate::chance::Chance;
use crate::mutate::{self, LONGEST};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// A changed input: by what its bytes look like.
pub fn changed(chance: &mut Chance, data: &[u8], other: &[u8]) -> Vec<u8> {
    let mut changed = data.to_vec();
    let times = 1 << chance.below(5);
    if data.starts_with(b"PK") && !chance.once_in(8) {
        return package(chance, data, other, times).unwrap_or(changed);
    }
    for _ in 0..times {
        if changed.starts_with(b"\xd0\xcf\x11\xe0") || changed.starts_with(b"\x09\x08") {
            if chance.once_in(4) { mutate::bytes(chance, &mut changed, other) } else { record(chance, &mut changed, other) }
        } else if changed.starts_with(b"PK") {
            mutate::bytes(chance, &mut changed, other);
        } else if changed.starts_with(b"<") && !chance.once_in(4) {
            mutate::markup(chance, &mut changed, other);
        } else {
            mutate::text(chance, &mut changed, other);
        }
    }
    changed.truncate(LONGEST);
    changed
}

type Parts = Vec<(String, Vec<u8>)>;

/// The parts of a zip, as far as they can be had.
fn parts(data: &[u8]) -> Option<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(data)).ok()?;
    let mut parts = Vec::new();
    for index in 0..archive.len().min(200) {
        let Ok(entry) = archive.by_index(index) else { continue };
        let name = entry.name().ok()?.into_owned();
        let mut part = Vec::new();
        let _ = entry.take(8 * LONGEST as u64).read_to_end(&mut part);
        parts.push((name, part));
    }
    Some(parts)
}

/// The parts, packed; the tests' corpus keeps them so.
pub fn packed(parts: &Parts, method: CompressionMethod) -> Option<Vec<u8>> {
    let options = SimpleFileOptions::default().compression_method(method).large_file(false);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(name.as_str(), options).ok()?;
        writer.write_all(part).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// A zip packed as small as it can be.
pub fn repacked(data: &[u8]) -> Option<Vec<u8>> {
    packed(&parts(data)?, CompressionMethod::Deflated)
}

fn package(chance: &mut Chance, data: &[u8], other: &[u8], times: usize) -> Option<Vec<u8>> {
    let mut parts = parts(data).filter(|parts| !parts.is_empty())?;
    let others = parts_of_other(chance, other);
    for _ in 0..times {
        // Sheets, shared texts and the workbook itself nine times in ten.
        let telling =
            |name: &str| ["sheet", "sharedStrings", "styles", "workbook", "content", "table"].iter().any(|word| name.contains(word));
        let among: Vec<usize> = (0..parts.len()).filter(|index| telling(&parts[*index].0)).collect();
        let index = if among.is_empty() || chance.once_in(10) { chance.below(parts.len()) } else { among[chance.below(among.len())] };
        let borrowed = others.iter().find(|(name, _)| *name == parts[index].0).map_or(&[][..], |(_, part)| part.as_slice());
        match chance.below(60) {
            0 => drop(parts.remove(index)),
            1 => {
                let copy = parts[index].clone();
                parts.push((format!("{}x", copy.0), copy.1));
            }
            2 if !borrowed.is_empty() => parts[index].1 = borrowed.to_vec(),
            3 => {
                let borrowed = borrowed.to_vec();
                mutate::bytes(chance, &mut parts[index].1, &borrowed);
            }
            _ => mutate::markup(chance, &mut parts[index].1, borrowed),
        }
        if parts.is_empty() {
            return None;
        }
    }
    let method = if chance.once_in(4) { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    let stored = packed(&parts, method)?;
    let packed = if stored.len() > LONGEST { packed(&parts, CompressionMethod::Deflated)? } else { stored };
    (packed.len() <= LONGEST).then_some(packed)
}

fn parts_of_other(chance: &mut Chance, other: &[u8]) -> Parts {
    if chance.once_in(3) && other.starts_with(b"PK") { parts(other).unwrap_or_default() } else { Vec::new() }
}

/// One change of a record of an `.xls`: its content, its kind, its length; one more, one less, two exchanged.
fn record(chance: &mut Chance, data: &mut Vec<u8>, other: &[u8]) {
    let starts = records(data);
    if starts.len() < 2 {
        return mutate::bytes(chance, data, other);
    }
    let rank = chance.below(starts.len() - 1);
    let (start, end) = (starts[rank], starts[rank + 1]);
    match chance.below(8) {
        0..=3 if end > start + 4 => {
            let at = start + 4 + chance.below(end - start - 4);
            if chance.once_in(3) { data[at] = chance.next() as u8 } else { mutate::put_number(chance, &mut data[..end], at) }
        }
        4 => mutate::put_number(chance, &mut data[..start + 2], start),
        5 => mutate::put_number(chance, &mut data[..start + 4], start + 2),
        6 => {
            // Records of one length can change places without moving the others.
            let length = end - start;
            let same: Vec<usize> =
                starts.windows(2).filter(|pair| pair[1] - pair[0] == length && pair[0] != start).map(|pair| pair[0]).collect();
            if let Some(from) = chance.pick(&same).copied() {
                data.copy_within(from..from + length, start);
            }
        }
        _ => data[start..end].rotate_left(1),
    }
}

/// Where the records of an `.xls` begin, from its first one on. The stream of a small workbook is in one piece.
fn records(data: &[u8]) -> Vec<usize> {
    let first = data.windows(4).position(|bytes| matches!(bytes, [0x09, 0x08, 0x08 | 0x10, 0x00]));
    let mut starts: Vec<usize> = Vec::new();
    let mut at = first.unwrap_or(data.len());
    while let Some([kind, _, low, high]) = data.get(at..at + 4) {
        starts.push(at);
        at += 4 + usize::from(u16::from_le_bytes([*low, *high]));
        if (*kind == 0 && starts.len() > 3) || starts.len() > 20_000 {
            break;
        }
    }
    starts
}
