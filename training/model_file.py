"""Writes the form that docs/model_file.md describes."""
import struct


def pack(sections, out):
    """PARLEYM1, section count, then (name length, name, size, padding to 64, bytes) each; little endian."""
    with open(out, "wb") as f:
        f.write(b"PARLEYM1" + struct.pack("<I", len(sections)))
        for name, content in sections:
            f.write(struct.pack("<I", len(name)) + name.encode() + struct.pack("<Q", len(content)))
            f.write(b"\0" * (-f.tell() % 64))
            f.write(content)
