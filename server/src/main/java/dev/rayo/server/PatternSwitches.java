package dev.rayo.server;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.util.List;

/// Gives each switch over types, and each over an enum that has a case for null, a method that tells its labels apart.
///
/// Java makes such a method when a switch is first reached, as a class of its own, and an ahead-of-time cache does not keep
/// it. A short process reaches a hundred switches and would spend a tenth of a second on them. See
/// [java.lang.runtime.SwitchBootstraps] for what the methods return.
final class PatternSwitches {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final String OVER_TYPES = "typeSwitch";
    private static final String OVER_ENUM = "enumSwitch";
    private static final DynamicCalls SWITCHES =
            new DynamicCalls("switch", call -> isOverTypes(call) || isOverEnum(call), PatternSwitches::tellApart);

    private PatternSwitches() {}

    /// The class with a method for each switch over types alone and each over one enum's constants; those over other
    /// constants stay as they are.
    static byte[] withMethods(byte[] bytes) {
        return SWITCHES.madeMethods(bytes);
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
    private static void tellApart(CodeBuilder code, InvokeDynamicInstruction call) {
        List<ConstantDesc> labels = call.bootstrapArgs();
        Label notNull = code.newLabel();
        code.aload(0).ifnonnull(notNull).iconst_m1().ireturn().labelBinding(notNull);
        for (int i = 0; i < labels.size(); i++) {
            addLabel(code, call.typeSymbol().parameterType(0), labels.get(i), i);
        }
        code.loadConstant(labels.size()).return_(TypeKind.INT);
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
