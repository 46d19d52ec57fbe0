package org.loomwatch.jobs.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What the serializers of our immutable blocks have in common: nothing is ever copied, lengths vary. */
public abstract class BlockSerializer<T> extends TypeSerializerSingleton<T> {

    private static final long serialVersionUID = 1;

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    protected static void writeBytes(byte[] data, int size, DataOutputView target) throws IOException {
        target.writeInt(size);
        target.write(data, 0, size);
    }

    protected static byte[] readBytes(DataInputView source) throws IOException {
        byte[] data = new byte[source.readInt()];
        source.readFully(data);
        return data;
    }
}
