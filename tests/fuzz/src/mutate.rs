//! Changes of bytes and of texts: what chance does, and what people and programs do.

use crate::chance::Chance;
use crate::words::{CELLS, NUMBERS, SETTINGS, XML};

/// An input is no longer than this: the limits are promised for 1 MiB.
pub const LONGEST: usize = 1 << 20;

/// One change of bytes, whatever they hold. `other` is another input, to borrow from.
pub fn bytes(chance: &mut Chance, data: &mut Vec<u8>, other: &[u8]) {
    if data.is_empty() {
        data.push(chance.next() as u8);
        return;
    }
    let at = chance.below(data.len());
    match chance.below(9) {
        0 => data[at] ^= 1 << chance.below(8),
        1 => data[at] = chance.next() as u8,
        2 => put_number(chance, data, at),
        3 => drop(data.drain(chance.stretch(data.len(), 64))),
        4 => drop(data.drain(chance.stretch(data.len(), 4096))),
        5 => {
            let piece = data[chance.stretch(data.len(), 512)].to_vec();
            data.splice(at..at, piece);
        }
        6 if !other.is_empty() => {
            let piece = other[chance.stretch(other.len(), 4096)].to_vec();
            data.splice(at..at, piece);
        }
        7 if !other.is_empty() => {
            let piece = other[chance.stretch(other.len(), 256)].to_vec();
            let end = (at + piece.len()).min(data.len());
            data[at..end].copy_from_slice(&piece[..end - at]);
        }
        _ => data.truncate(at),
    }
    data.truncate(LONGEST);
}

/// A number at the edge of its type, in the order of the least byte first, as workbooks' records have it.
pub fn put_number(chance: &mut Chance, data: &mut [u8], at: usize) {
    const EDGES: [u64; 14] = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x3fff, 0x4000, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_ffff, u64::MAX];
    let edge = chance.pick(&EDGES).copied().unwrap_or_default().to_le_bytes();
    let length = [1, 2, 4, 8][chance.below(4)];
    for (byte, new) in data.iter_mut().skip(at).take(length).zip(edge) {
        *byte = new;
    }
}

/// One change of a text in lines and cells.
pub fn text(chance: &mut Chance, data: &mut Vec<u8>, other: &[u8]) {
    const CUTS: [u8; 6] = [b';', b',', b'\t', b'|', b'\n', b'"'];
    let cuts: Vec<usize> = data.iter().enumerate().filter(|(_, byte)| CUTS.contains(byte)).map(|(at, _)| at).collect();
    let rank = chance.below(cuts.len());
    // A cell: between two cuts.
    let cell = cuts.get(rank).map_or(0, |at| at + 1)..cuts.get(rank + 1).copied().unwrap_or(data.len());
    match chance.below(10) {
        0..=3 => drop(data.splice(cell, word(chance))),
        4 => drop(data.drain(cell)),
        5 => {
            let piece = line(chance, data);
            let at = line_start(chance, data);
            data.splice(at..at, piece);
        }
        6 => {
            let piece = line(chance, other);
            let at = line_start(chance, data);
            data.splice(at..at, piece);
        }
        7 => {
            if let Some(byte) = cuts.get(rank).and_then(|at| data.get_mut(*at)) {
                *byte = CUTS[chance.below(CUTS.len())];
            }
        }
        8 => {
            let at = chance.below(data.len() + 1);
            data.splice(at..at, word(chance));
        }
        _ => bytes(chance, data, other),
    }
    data.truncate(LONGEST);
}

/// A word of ours, seldom repeated until it is longer than any cell.
fn word(chance: &mut Chance) -> Vec<u8> {
    let lists: [&[&str]; 4] = [&CELLS, &CELLS, &NUMBERS, &SETTINGS];
    let list = lists[chance.below(4)];
    let word = chance.pick(list).copied().unwrap_or_default().as_bytes();
    let times = if chance.once_in(200) {
        40_000 / (word.len() + 1)
    } else if chance.once_in(10) {
        40
    } else {
        1
    };
    word.repeat(times)
}

fn line(chance: &mut Chance, data: &[u8]) -> Vec<u8> {
    let lines: Vec<&[u8]> = data.split_inclusive(|byte| *byte == b'\n').collect();
    chance.pick(&lines).map_or_else(Vec::new, |line| line[..line.len().min(8192)].to_vec())
}

fn line_start(chance: &mut Chance, data: &[u8]) -> usize {
    let starts: Vec<usize> = data.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).chain([0]).collect();
    chance.pick(&starts).copied().unwrap_or(0)
}

/// One change of an XML or HTML text: by elements, attributes and texts.
pub fn markup(chance: &mut Chance, data: &mut Vec<u8>, other: &[u8]) {
    let opens: Vec<usize> = data.iter().enumerate().filter(|(_, byte)| **byte == b'<').map(|(at, _)| at).collect();
    let Some(rank) = (!opens.is_empty()).then(|| chance.below(opens.len())) else { return bytes(chance, data, other) };
    let start = opens[rank];
    let end = data[start..].iter().position(|byte| *byte == b'>').map_or(data.len(), |length| start + length + 1);
    // From this tag over some that follow: an element and what it holds, more often than not.
    let until = opens.get(rank + 1 + chance.below(24)).copied().unwrap_or(data.len());
    let quotes: Vec<usize> = data[start..end].iter().enumerate().filter(|(_, byte)| **byte == b'"').map(|(at, _)| start + at).collect();
    match chance.below(11) {
        0..=2 if quotes.len() > 1 => {
            let pair = chance.below(quotes.len() / 2) * 2;
            data.splice(quotes[pair] + 1..quotes[pair + 1], plain_word(chance));
        }
        3 => {
            // Before the end of the tag: one more attribute.
            let at = if end > start + 2 && data.get(end - 2) == Some(&b'/') { end - 2 } else { end.saturating_sub(1).max(start + 1) };
            let piece = chance.pick(&XML).copied().unwrap_or_default().bytes();
            data.splice(at..at, piece);
        }
        4 => drop(data.drain(start..end)),
        5 => drop(data.drain(start..until)),
        6 => {
            let piece = data[start..until].to_vec();
            let times = if chance.once_in(40) { 2000 } else { 1 };
            data.splice(start..start, piece.repeat(times));
        }
        7 => {
            let piece = data[start..until].to_vec();
            let at = opens[chance.below(opens.len())];
            data.splice(at..at, piece);
        }
        8 => {
            // What stands between this tag and the next.
            let next = opens.get(rank + 1).copied().unwrap_or(data.len()).max(end);
            data.splice(end..next, plain_word(chance));
        }
        9 => {
            let piece = chance.pick(&XML).copied().unwrap_or_default().bytes();
            data.splice(end..end, piece);
        }
        _ => bytes(chance, data, other),
    }
    data.truncate(LONGEST * 4);
}

fn plain_word(chance: &mut Chance) -> Vec<u8> {
    let lists: [&[&str]; 3] = [&CELLS, &NUMBERS, &NUMBERS];
    let list = lists[chance.below(3)];
    let word = chance.pick(list).copied().unwrap_or_default();
    word.replace('<', "&lt;").replace('"', "&quot;").into_bytes()
}
