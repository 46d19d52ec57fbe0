package org.loomwatch.api.analyst.export;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Reads the number of rows from the end of a Parquet file: FileMetaData in Thrift's compact protocol, whose third field it is
 * (Apache Parquet format, {@code parquet.thrift}).
 */
final class ParquetFooter {

    private static final int TAIL_BYTES = 8;
    private static final int ROWS_FIELD = 3;
    private static final int I64 = 6;
    private static final int MOST_DEPTH = 32;

    private final ByteBuffer bytes;

    private ParquetFooter(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** @throws IOException if the file is no whole Parquet file */
    static long rows(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[TAIL_BYTES];
            if (in.length() < TAIL_BYTES + 4) {
                throw new IOException(file + " is too short for a Parquet file");
            }
            in.seek(in.length() - TAIL_BYTES);
            in.readFully(tail);
            int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            if (tail[4] != 'P' || tail[7] != '1' || length <= 0 || length > in.length() - TAIL_BYTES) {
                throw new IOException(file + " does not end like a Parquet file");
            }
            byte[] metadata = new byte[length];
            in.seek(in.length() - TAIL_BYTES - length);
            in.readFully(metadata);
            return new ParquetFooter(ByteBuffer.wrap(metadata)).findRows();
        }
    }

    private long findRows() throws IOException {
        int field = 0;
        while (true) {
            int head = bytes.get() & 0xff;
            int type = head & 0x0f;
            if (type == 0) {
                throw new IOException("the metadata name no number of rows");
            }
            int delta = head >> 4;
            field = delta == 0 ? (int) zigzag() : field + delta;
            if (field == ROWS_FIELD && type == I64) {
                return zigzag();
            }
            skip(type, 0);
        }
    }

    private void skip(int type, int depth) throws IOException {
        if (depth > MOST_DEPTH) {
            throw new IOException("the metadata are nested too deeply");
        }
        switch (type) {
            case 1, 2 -> {} // true and false carry no bytes
            case 3 -> bytes.get();
            case 4, 5, I64 -> zigzag();
            case 7 -> bytes.position(bytes.position() + Double.BYTES);
            case 8 -> {
                int length = (int) varint();
                bytes.position(bytes.position() + length);
            }
            case 9, 10 -> skipList(depth);
            case 12 -> skipStruct(depth);
            default -> throw new IOException("the metadata hold something unknown: " + type);
        }
    }

    private void skipList(int depth) throws IOException {
        int head = bytes.get() & 0xff;
        long size = (head >> 4) == 15 ? varint() : (head >> 4);
        int type = head & 0x0f;
        for (long i = 0; i < size; i++) {
            if (type <= 2) {
                bytes.get(); // in lists a boolean is a byte
            } else {
                skip(type, depth + 1);
            }
        }
    }

    private void skipStruct(int depth) throws IOException {
        for (int head = bytes.get() & 0xff; (head & 0x0f) != 0; head = bytes.get() & 0xff) {
            if ((head >> 4) == 0) {
                zigzag();
            }
            skip(head & 0x0f, depth + 1);
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private long zigzag() {
        long value = varint();
        return (value >>> 1) ^ -(value & 1);
    }
}
