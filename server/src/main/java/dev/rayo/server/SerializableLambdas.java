package dev.rayo.server;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.invoke.LambdaMetafactory;
import java.util.List;

/// Makes plain lambdas of those that can be serialised.
///
/// An archive of classes does not keep the classes of serialisable lambdas, and every lambda of Scala is one: a short
/// process would make some hundred and fifty of them anew. Nothing that Rayo sends away or writes holds a lambda.
final class SerializableLambdas {
    private static final ClassDesc FACTORY = LambdaMetafactory.class.describeConstable().orElseThrow();
    private static final String METHOD = "altMetafactory";
    private static final DirectMethodHandleDesc PLAIN = ConstantDescs.ofCallsiteBootstrap(
            FACTORY,
            "metafactory",
            ConstantDescs.CD_CallSite,
            ConstantDescs.CD_MethodType,
            ConstantDescs.CD_MethodHandle,
            ConstantDescs.CD_MethodType);
    /// Places among the arguments of [LambdaMetafactory#altMetafactory].
    private static final int TYPE = 2;

    private static final int FLAGS = 3;

    private SerializableLambdas() {}

    /// The class with the same lambdas, made plain; the same array if it has no serialisable one.
    static byte[] madePlain(byte[] bytes) {
        ClassFile classFile = ClassFile.of();
        ClassModel model = classFile.parse(bytes);
        boolean[] changed = new boolean[1];
        CodeTransform calls = (code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && canBePlain(call)) {
                code.invokedynamic(DynamicCallSiteDesc.of(
                        PLAIN,
                        call.name().stringValue(),
                        call.typeSymbol(),
                        call.bootstrapArgs().subList(0, FLAGS).toArray(new ConstantDesc[0])));
                changed[0] = true;
            } else {
                code.with(element);
            }
        };
        byte[] transformed = classFile.transformClass(model, ClassTransform.transformingMethodBodies(calls));
        return changed[0] ? transformed : bytes;
    }

    /// Whether a lambda asks for nothing else than to be serialised. Scala also asks for a method with the lambda's own
    /// types beside the interface's, which only a call by reflection through a structural type could find.
    private static boolean canBePlain(InvokeDynamicInstruction call) {
        List<ConstantDesc> arguments = call.bootstrapArgs();
        if (!call.bootstrapMethod().owner().equals(FACTORY)
                || !call.bootstrapMethod().methodName().equals(METHOD)) {
            return false;
        }
        int flags = (Integer) arguments.get(FLAGS);
        boolean bridges = (flags & LambdaMetafactory.FLAG_BRIDGES) != 0;
        int end = FLAGS + 1;
        return (flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0
                && (flags & LambdaMetafactory.FLAG_MARKERS) == 0
                && (!bridges
                        || arguments.subList(end + 1, arguments.size()).stream().allMatch(arguments.get(TYPE)::equals));
    }
}
