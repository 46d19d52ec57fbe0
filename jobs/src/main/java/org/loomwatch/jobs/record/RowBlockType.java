package org.loomwatch.jobs.record;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.flink.BlockSerializer;
import org.loomwatch.jobs.flink.BlockType;

/** How {@link RowBlock}s travel. */
public final class RowBlockType {

    public static final TypeInformation<RowBlock> INSTANCE = new BlockType<>(RowBlock.class, new Serializer());

    private RowBlockType() {}

    /** Public because Flink restores it by name. */
    public static final class Serializer extends BlockSerializer<RowBlock> {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable RowBlock createInstance() {
            return null;
        }

        @Override
        public void serialize(RowBlock block, DataOutputView target) throws IOException {
            target.writeInt(block.target());
            target.writeUTF(block.file());
            writeBytes(block.data(), block.size(), target);
        }

        @Override
        public RowBlock deserialize(DataInputView source) throws IOException {
            int target = source.readInt();
            String file = source.readUTF();
            byte[] data = readBytes(source);
            return new RowBlock(target, file, data, data.length);
        }

        @Override
        public TypeSerializerSnapshot<RowBlock> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public because Flink restores it by name. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<RowBlock> {

        public Snapshot() {
            super(Serializer::new);
        }
    }
}
