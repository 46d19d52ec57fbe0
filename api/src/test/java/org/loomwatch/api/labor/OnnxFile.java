package org.loomwatch.api.labor;

import ai.onnx.proto.OnnxMl;

/** ONNX files as another program would write them. */
final class OnnxFile {

    private static final int FLOAT = OnnxMl.TensorProto.DataType.FLOAT.getNumber();

    private OnnxFile() {}

    /** The logistic function of a weighted sum. */
    static byte[] logistic(float intercept, float... weights) {
        OnnxMl.TensorProto.Builder weight =
                OnnxMl.TensorProto.newBuilder().setName("w").setDataType(FLOAT);
        weight.addDims(weights.length).addDims(1);
        for (float one : weights) {
            weight.addFloatData(one);
        }
        OnnxMl.TensorProto bias = OnnxMl.TensorProto.newBuilder()
                .setName("b")
                .setDataType(FLOAT)
                .addDims(1)
                .addFloatData(intercept)
                .build();
        OnnxMl.GraphProto graph = OnnxMl.GraphProto.newBuilder()
                .setName("logistic")
                .addInput(table("x", weights.length))
                .addOutput(table("p", 1))
                .addInitializer(weight)
                .addInitializer(bias)
                .addNode(OnnxMl.NodeProto.newBuilder()
                        .setOpType("Gemm")
                        .addInput("x")
                        .addInput("w")
                        .addInput("b")
                        .addOutput("sum"))
                .addNode(OnnxMl.NodeProto.newBuilder()
                        .setOpType("Sigmoid")
                        .addInput("sum")
                        .addOutput("p"))
                .build();
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(7)
                .setGraph(graph)
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(13))
                .build()
                .toByteArray();
    }

    /** The same with its first numbers said to lie in a file beside it. */
    static byte[] inOtherFiles(byte[] file) throws java.io.IOException {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder().mergeFrom(file);
        model.getGraphBuilder()
                .getInitializerBuilder(0)
                .clearFloatData()
                .setDataLocation(OnnxMl.TensorProto.DataLocation.EXTERNAL)
                .addExternalData(OnnxMl.StringStringEntryProto.newBuilder()
                        .setKey("location")
                        .setValue("weights.bin"));
        return model.build().toByteArray();
    }

    private static OnnxMl.ValueInfoProto table(String name, int columns) {
        OnnxMl.TensorShapeProto shape = OnnxMl.TensorShapeProto.newBuilder()
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam("rows"))
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(columns))
                .build();
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder()
                        .setTensorType(OnnxMl.TypeProto.Tensor.newBuilder()
                                .setElemType(FLOAT)
                                .setShape(shape)))
                .build();
    }
}
