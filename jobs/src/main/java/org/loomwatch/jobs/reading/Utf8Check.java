package org.loomwatch.jobs.reading;

import org.loomwatch.jobs.record.Bytes;

/** Whether a stream of bytes, given piece by piece, is well-formed UTF-8 (RFC 3629). */
final class Utf8Check {

    private boolean valid = true;
    private boolean ascii = true;
    private int expected;
    private int low = 0x80;
    private int high = 0xBF;

    void accept(byte[] bytes, int size) {
        if (!valid) {
            return;
        }
        for (int at = 0; at < size; at++) {
            // Nearly everything is ASCII: eight bytes at a time.
            while (expected == 0 && at + Long.BYTES <= size && Bytes.isAscii(bytes, at)) {
                at += Long.BYTES;
            }
            if (at == size) {
                return;
            }
            int b = bytes[at];
            if (b >= 0 && expected == 0) {
                continue;
            }
            ascii = false;
            if (!next(b & 0xFF)) {
                valid = false;
                return;
            }
        }
    }

    /** Whether nothing but ASCII has come so far, which every character set reads alike. */
    boolean isAscii() {
        return ascii;
    }

    boolean isValidAtEnd() {
        return valid && expected == 0;
    }

    private boolean next(int b) {
        if (expected > 0) {
            boolean fits = b >= low && b <= high;
            expected--;
            low = 0x80;
            high = 0xBF;
            return fits;
        }
        if (b >= 0xC2 && b <= 0xDF) {
            expected = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            expected = 2;
            low = b == 0xE0 ? 0xA0 : 0x80;
            high = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            expected = 3;
            low = b == 0xF0 ? 0x90 : 0x80;
            high = b == 0xF4 ? 0x8F : 0xBF;
        } else {
            return false;
        }
        return true;
    }
}
