package org.loomwatch.jobs.reading;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import org.loomwatch.domain.feed.Feed;
import org.loomwatch.jobs.conform.Reason;
import org.loomwatch.jobs.flink.BlockSerializer;
import org.loomwatch.jobs.flink.BlockType;
import org.loomwatch.jobs.record.FeedCode;

/** How {@link LineChunk}s travel. */
public final class LineChunkType {

    public static final TypeInformation<LineChunk> INSTANCE = new BlockType<>(LineChunk.class, new Serializer());

    private LineChunkType() {}

    /** Public because Flink restores it by name. */
    @SuppressWarnings("EnumOrdinal")
    public static final class Serializer extends BlockSerializer<LineChunk> {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable LineChunk createInstance() {
            return null;
        }

        @Override
        public void serialize(LineChunk chunk, DataOutputView target) throws IOException {
            target.writeUTF(chunk.file());
            target.writeUTF(chunk.hash());
            target.writeByte(FeedCode.of(chunk.feed()));
            target.writeByte(chunk.format().ordinal());
            target.writeUTF(chunk.header());
            target.writeInt(chunk.firstLine());
            Reason refusal = chunk.refusal();
            target.writeByte(refusal == null ? -1 : refusal.ordinal());
            target.writeUTF(chunk.detail());
            writeBytes(chunk.data(), chunk.size(), target);
        }

        @Override
        public LineChunk deserialize(DataInputView source) throws IOException {
            String file = source.readUTF();
            String hash = source.readUTF();
            Feed feed = FeedCode.feed(source.readByte());
            FileFormat format = FileFormat.values()[source.readByte()];
            String header = source.readUTF();
            int firstLine = source.readInt();
            int reason = source.readByte();
            String detail = source.readUTF();
            byte[] data = readBytes(source);
            Reason refusal = reason < 0 ? null : Reason.values()[reason];
            return new LineChunk(file, hash, feed, format, header, firstLine, data, data.length, refusal, detail);
        }

        @Override
        public TypeSerializerSnapshot<LineChunk> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public because Flink restores it by name. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<LineChunk> {

        public Snapshot() {
            super(Serializer::new);
        }
    }
}
