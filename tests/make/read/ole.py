"""A small OLE container around one stream or a few, and records of BIFF, to write what no program writes any more."""
import struct

END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def container(**streams):
    """Sectors of 512 bytes; every stream is long enough to stay out of the mini stream."""
    names, bodies = list(streams), [body + bytes(max(0, 4096 - len(body))) for body in streams.values()]
    sectors = [-(-len(body) // 512) for body in bodies]
    entries = -(-(1 + len(names)) // 4)
    fat_sectors = 1
    while fat_sectors * 128 < fat_sectors + entries + sum(sectors):
        fat_sectors += 1
    fat = [FAT] * fat_sectors + [fat_sectors + n + 1 for n in range(entries - 1)] + [END]
    starts = []
    for count in sectors:
        starts.append(len(fat))
        fat += [len(fat) + n + 1 for n in range(count - 1)] + [END]
    fat += [FREE] * (fat_sectors * 128 - len(fat))

    def entry(name, kind, child, right, start, size):
        letters = name.encode("utf-16-le")
        return (
            letters.ljust(64, b"\0")
            + struct.pack("<HBB3I", len(letters) + 2, kind, 1, FREE, right, child)
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )

    directory = entry("Root Entry", 5, 1, FREE, END, 0)
    for rank, name in enumerate(names):
        right = rank + 2 if rank + 1 < len(names) else FREE
        directory += entry(name, 2, FREE, right, starts[rank], len(bodies[rank]))
    directory = directory.ljust(entries * 512, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIII", fat_sectors, fat_sectors, 0, 4096, END, 0, END, 0)
    header += b"".join(struct.pack("<I", n if n < fat_sectors else FREE) for n in range(109))
    return header + struct.pack(f"<{len(fat)}I", *fat) + directory + b"".join(body.ljust(count * 512, b"\0") for body, count in zip(bodies, sectors))


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def workbook(version, sheets, before=b""):
    """A stream of BIFF5 (0x0500) or BIFF8 (0x0600): sheets are (name, records)."""
    wide = version == 0x0600
    begin = lambda kind: record(0x0809, struct.pack("<HH", version, kind) + bytes(12 if wide else 4))
    names = [(name.encode("utf-16-le"), 1) if wide else (name.encode("cp1252"), None) for name, _ in sheets]
    heads = [struct.pack("<BBB", 0, 0, len(name) // (2 if wide else 1)) + (b"\x01" if wide else b"") + name for name, _ in names]
    place = len(begin(5)) + len(before) + sum(8 + len(head) for head in heads) + 4
    globals_, bodies = begin(5) + before, b""
    for head, (_, records) in zip(heads, sheets):
        globals_ += record(0x0085, struct.pack("<I", place + len(bodies)) + head)
        bodies += begin(0x10) + records + record(0x000A)
    return globals_ + record(0x000A) + bodies


def label(row, column, text):
    text = text.encode("cp1252")
    return record(0x0204, struct.pack("<HHHH", row, column, 0, len(text)) + text)


def number(row, column, value):
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))
