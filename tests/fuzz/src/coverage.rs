//! Which paths of the instrumented crates an input went through: the counters that LLVM's `sancov-module` pass leaves in each edge.
//!
//! Without the instrumentation (`instrument.sh`) there are none: inputs are then tried blindly, and none is found new.

use std::collections::BTreeSet;
use std::sync::Mutex;

/// First and last byte of each table of counters, as addresses: each object file announces its own, often the same.
static TABLES: Mutex<BTreeSet<(usize, usize)>> = Mutex::new(BTreeSet::new());

/// Called by every instrumented object before `main`.
#[unsafe(no_mangle)]
pub extern "C" fn __sanitizer_cov_8bit_counters_init(start: *mut u8, end: *mut u8) {
    if start < end {
        TABLES.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert((start as usize, end as usize));
    }
}

/// What has been seen of the counters since the beginning.
#[derive(Default)]
pub struct Coverage {
    /// For each counter, one bit a range of counts: once, twice, three times, up to 7, 15, 31, 127, more.
    seen: Vec<u8>,
}

impl Coverage {
    /// Sets every counter to nought.
    pub fn clear() {
        for (start, end) in tables() {
            // SAFETY: the linker lays these bytes for the counters alone; other threads may add to them at the same time, and a lost
            // count costs nothing.
            unsafe { std::ptr::write_bytes(start as *mut u8, 0, end - start) }
        }
    }

    /// How many ranges of counts the last input reached that none had before.
    pub fn gather(&mut self) -> usize {
        let mut new = 0;
        let mut base = 0;
        for (start, end) in tables() {
            // SAFETY: as above; a torn read gives another count of the same edge.
            let counters = unsafe { std::slice::from_raw_parts(start as *const u8, end - start) };
            self.seen.resize(self.seen.len().max(base + counters.len()), 0);
            for (block, seen) in counters.chunks(32).zip(self.seen[base..].chunks_mut(32)) {
                if block.iter().all(|count| *count == 0) {
                    continue;
                }
                for (count, seen) in block.iter().zip(seen) {
                    let bit = bit_of(*count);
                    if *seen & bit != bit {
                        *seen |= bit;
                        new += 1;
                    }
                }
            }
            base += counters.len();
        }
        new
    }

    /// How many edges were reached, and how many there are.
    pub fn edges(&self) -> (usize, usize) {
        (self.seen.iter().filter(|seen| **seen != 0).count(), tables().iter().map(|(start, end)| end - start).sum())
    }
}

fn tables() -> Vec<(usize, usize)> {
    TABLES.lock().unwrap_or_else(std::sync::PoisonError::into_inner).iter().copied().collect()
}

const fn bit_of(count: u8) -> u8 {
    match count {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        4..=7 => 8,
        8..=15 => 16,
        16..=31 => 32,
        32..=127 => 64,
        128.. => 128,
    }
}
