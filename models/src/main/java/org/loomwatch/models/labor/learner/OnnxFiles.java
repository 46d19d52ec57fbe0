package org.loomwatch.models.labor.learner;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Collection;
import org.loomwatch.models.labor.LaborException;

/** Looks into ONNX files before the runtime does. */
final class OnnxFiles {

    private OnnxFiles() {}

    /** @throws LaborException if the bytes are no ONNX model, or the model would read other files */
    static void requireWhole(byte[] model) {
        try {
            OnnxMl.ModelProto proto = OnnxMl.ModelProto.parseFrom(model);
            if (!proto.hasGraph()) {
                throw new LaborException("this is no ONNX model: there is no graph in it");
            }
            if (readsFiles(proto)) {
                throw new LaborException("the model keeps its numbers in other files: hand it in as one file");
            }
        } catch (InvalidProtocolBufferException e) {
            throw new LaborException("this is no ONNX model: " + e.getMessage(), e);
        }
    }

    /** Numbers may stand in the graph, in a node's attributes and in graphs within: all of them are looked at. */
    private static boolean readsFiles(Message message) {
        if (message instanceof OnnxMl.TensorProto tensor) {
            return tensor.getExternalDataCount() > 0
                    || tensor.getDataLocation() == OnnxMl.TensorProto.DataLocation.EXTERNAL;
        }
        return message.getAllFields().values().stream()
                .anyMatch(value -> value instanceof Collection<?> all
                        ? all.stream().anyMatch(one -> one instanceof Message inner && readsFiles(inner))
                        : value instanceof Message inner && readsFiles(inner));
    }
}
