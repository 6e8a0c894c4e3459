package dev.rayo.server;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/// Gives each switch over types, and each over an enum that has a case for null, a method that tells its labels apart.
///
/// Java makes such a method when a switch is first reached, as a class of its own, and an archive of classes does not keep
/// it. A short process reaches a hundred switches and would spend a tenth of a second on them. See
/// [java.lang.runtime.SwitchBootstraps] for what the methods return.
final class PatternSwitches {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final String OVER_TYPES = "typeSwitch";
    private static final String OVER_ENUM = "enumSwitch";
    private static final int FLAGS = AccessFlag.PRIVATE.mask() | AccessFlag.STATIC.mask() | AccessFlag.SYNTHETIC.mask();

    private PatternSwitches() {}

    /// The class with a method for each switch over types alone and each over one enum's constants; those over other
    /// constants stay as they are.
    static byte[] withMethods(byte[] bytes) {
        ClassFile classFile = ClassFile.of();
        ClassModel model = classFile.parse(bytes);
        List<InvokeDynamicInstruction> switches = new ArrayList<>();
        CodeTransform calls = (code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && (isOverTypes(call) || isOverEnum(call))) {
                code.invokestatic(
                        model.thisClass().asSymbol(), name(switches.size()), call.typeSymbol(), isInterface(model));
                switches.add(call);
            } else if (!(element instanceof RuntimeVisibleTypeAnnotationsAttribute)) {
                // Those name places in the code as it was, and no program can ask for them.
                code.with(element);
            }
        };
        ClassTransform methods = ClassTransform.transformingMethodBodies(calls)
                .andThen(ClassTransform.endHandler(builder -> {
                    for (int i = 0; i < switches.size(); i++) {
                        addMethod(builder, name(i), switches.get(i));
                    }
                }));
        byte[] transformed = classFile.transformClass(model, methods);
        return switches.isEmpty() ? bytes : transformed;
    }

    private static String name(int number) {
        return "switch$" + number;
    }

    private static boolean isInterface(ClassModel model) {
        return model.flags().has(AccessFlag.INTERFACE);
    }

    private static boolean isOverTypes(InvokeDynamicInstruction call) {
        return isMadeBy(OVER_TYPES, call)
                && !call.typeSymbol().parameterType(0).isPrimitive()
                && call.bootstrapArgs().stream().allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
    }

    private static boolean isOverEnum(InvokeDynamicInstruction call) {
        return isMadeBy(OVER_ENUM, call) && call.bootstrapArgs().stream().allMatch(String.class::isInstance);
    }

    private static boolean isMadeBy(String bootstrap, InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().equals(BOOTSTRAPS)
                && call.bootstrapMethod().methodName().equals(bootstrap);
    }

    /// `int name(T value, int first)`: -1 for null, else the first label from `first` on that has the value, else how many
    /// labels there are.
    private static void addMethod(ClassBuilder builder, String name, InvokeDynamicInstruction call) {
        MethodTypeDesc type = call.typeSymbol();
        List<ConstantDesc> labels = call.bootstrapArgs();
        builder.withMethodBody(name, type, FLAGS, code -> {
            Label notNull = code.newLabel();
            code.aload(0).ifnonnull(notNull).iconst_m1().ireturn().labelBinding(notNull);
            for (int i = 0; i < labels.size(); i++) {
                addLabel(code, type.parameterType(0), labels.get(i), i);
            }
            code.loadConstant(labels.size()).return_(TypeKind.INT);
        });
    }

    private static void addLabel(CodeBuilder code, ClassDesc selector, ConstantDesc label, int index) {
        Label other = code.newLabel();
        code.iload(1).loadConstant(index).if_icmpgt(other);
        if (label instanceof ClassDesc type) {
            code.aload(0).instanceOf(type).ifeq(other);
        } else {
            code.aload(0).getstatic(selector, (String) label, selector).if_acmpne(other);
        }
        code.loadConstant(index).ireturn();
        code.labelBinding(other);
    }
}
