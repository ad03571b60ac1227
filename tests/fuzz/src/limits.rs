//! What one input may take: 1 GiB of memory, counted at each allocation, and ten seconds. Past either the process stops, and its supervisor
//! keeps the input.

use std::alloc::{GlobalAlloc, Layout, System};
use std::io::Write;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

pub const MEMORY: usize = 1 << 30;
pub const SECONDS: u64 = 10;

/// The system's allocator, counting.
pub struct Counting;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn grown(size: usize) {
    let live = LIVE.fetch_add(size, Relaxed) + size;
    PEAK.fetch_max(live, Relaxed);
    if live > MEMORY {
        let _ = std::io::stderr().write_all(b"LIMIT: more than 1 GiB of memory\n");
        std::process::abort();
    }
}

// SAFETY: every call is passed on to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        grown(size);
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// Milliseconds since the process began at which the input under trial was begun; 0 between two.
static BEGUN: AtomicU64 = AtomicU64::new(0);

/// Stops the process when an input takes too long.
pub fn watch(start: Instant) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_millis(200));
            let begun = BEGUN.load(Relaxed);
            if begun > 0 && start.elapsed().as_millis() as u64 > begun + SECONDS * 1000 {
                eprintln!("LIMIT: more than {SECONDS} s");
                std::process::abort();
            }
        }
    });
}

/// What an input took.
pub struct Taken {
    pub seconds: f64,
    pub bytes: usize,
}

/// Runs one input, measured.
pub fn measured(start: Instant, run: impl FnOnce()) -> Taken {
    let before = LIVE.load(Relaxed);
    PEAK.store(before, Relaxed);
    BEGUN.store(1 + start.elapsed().as_millis() as u64, Relaxed);
    let begun = Instant::now();
    run();
    BEGUN.store(0, Relaxed);
    Taken { seconds: begun.elapsed().as_secs_f64(), bytes: PEAK.load(Relaxed).saturating_sub(before) }
}
