package org.loomwatch.models.labor.learner;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.SimpleProvenanceProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.loomwatch.models.labor.LaborException;
import org.tribuo.classification.sgd.protos.ClassificationLinearSGDProto;
import org.tribuo.common.xgboost.protos.XGBoostModelProto;
import org.tribuo.protos.core.ModelProto;

/**
 * A model as protobuf without the moment it was made at. Tribuo writes that moment into the provenance, and two equal runs would differ
 * in nothing else; when a model was trained stands in the registry.
 */
final class TimelessModel {

    private static final String NO_TIME = "2000-01-01T00:00:00Z";

    private TimelessModel() {}

    static ModelProto of(ModelProto model) {
        Any data = model.getSerializedData();
        return model.toBuilder().setSerializedData(timeless(data)).build();
    }

    private static Any timeless(Any data) {
        try {
            Message message = data.is(XGBoostModelProto.class)
                    ? data.unpack(XGBoostModelProto.class)
                    : data.unpack(ClassificationLinearSGDProto.class);
            Message.Builder builder = message.toBuilder();
            clear(builder);
            return data.toBuilder().setValue(ordered(builder.build())).build();
        } catch (InvalidProtocolBufferException e) {
            throw new LaborException("a model of a kind that cannot be kept: " + data.getTypeUrl(), e);
        }
    }

    /** Maps in the order of their keys: protobuf leaves that open. */
    private static ByteString ordered(Message message) {
        ByteString.Output bytes = ByteString.newOutput(message.getSerializedSize());
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        try {
            message.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing in memory", e);
        }
        return bytes.toByteString();
    }

    /** Goes through everything inside, and sets each time of a provenance to the same one. */
    private static void clear(Message.Builder message) {
        if (message instanceof SimpleProvenanceProto.Builder provenance) {
            if (provenance.getProvenanceClassName().endsWith(".DateTimeProvenance")) {
                provenance.setValue(NO_TIME);
            }
            return;
        }
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
                continue;
            }
            if (field.isRepeated()) {
                for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
                    Message.Builder part = ((Message) message.getRepeatedField(field, i)).toBuilder();
                    clear(part);
                    message.setRepeatedField(field, i, part.build());
                }
            } else if (message.hasField(field)) {
                Message.Builder part = ((Message) message.getField(field)).toBuilder();
                clear(part);
                message.setField(field, part.build());
            }
        }
    }
}
