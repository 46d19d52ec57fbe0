package org.loomwatch.jobs.indicator;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import org.loomwatch.jobs.flink.BlockSerializer;
import org.loomwatch.jobs.flink.BlockType;

/** How {@link CellBlock}s travel. */
public final class CellBlockType {

    public static final TypeInformation<CellBlock> INSTANCE = new BlockType<>(CellBlock.class, new Serializer());

    private CellBlockType() {}

    /** Public because Flink restores it by name. */
    public static final class Serializer extends BlockSerializer<CellBlock> {

        private static final long serialVersionUID = 1;

        @Override
        public @Nullable CellBlock createInstance() {
            return null;
        }

        @Override
        public void serialize(CellBlock block, DataOutputView target) throws IOException {
            target.writeInt(block.target());
            writeBytes(block.data(), block.size(), target);
        }

        @Override
        public CellBlock deserialize(DataInputView source) throws IOException {
            int target = source.readInt();
            byte[] data = readBytes(source);
            return new CellBlock(target, data, data.length);
        }

        @Override
        public TypeSerializerSnapshot<CellBlock> snapshotConfiguration() {
            return new Snapshot();
        }
    }

    /** Public because Flink restores it by name. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CellBlock> {

        public Snapshot() {
            super(Serializer::new);
        }
    }
}
