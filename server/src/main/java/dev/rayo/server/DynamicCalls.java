package dev.rayo.server;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Gives a class methods of its own for what it would have made at run time, at the first of certain dynamic calls.
final class DynamicCalls {
    private static final int FLAGS = AccessFlag.PRIVATE.mask() | AccessFlag.STATIC.mask() | AccessFlag.SYNTHETIC.mask();

    private final String prefix;
    private final Predicate<InvokeDynamicInstruction> chosen;
    private final Body body;

    /// What a method does in place of a call: it has the call's type.
    interface Body {
        void write(CodeBuilder code, InvokeDynamicInstruction call);
    }

    /// @param prefix of the methods' names
    DynamicCalls(String prefix, Predicate<InvokeDynamicInstruction> chosen, Body body) {
        this.prefix = prefix;
        this.chosen = chosen;
        this.body = body;
    }

    /// The class with a method for each chosen call, or the same array if it has none.
    byte[] madeMethods(byte[] bytes) {
        ClassFile classFile = ClassFile.of();
        ClassModel model = classFile.parse(bytes);
        List<InvokeDynamicInstruction> calls = new ArrayList<>();
        CodeTransform toMethods = (code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && chosen.test(call)) {
                code.invokestatic(
                        model.thisClass().asSymbol(), name(calls.size()), call.typeSymbol(), isInterface(model));
                calls.add(call);
            } else if (!(element instanceof RuntimeVisibleTypeAnnotationsAttribute)) {
                // Those name places in the code as it was, and no program can ask for them.
                code.with(element);
            }
        };
        ClassTransform methods = ClassTransform.transformingMethodBodies(toMethods)
                .andThen(ClassTransform.endHandler(builder -> {
                    for (int i = 0; i < calls.size(); i++) {
                        addMethod(builder, name(i), calls.get(i));
                    }
                }));
        byte[] transformed = classFile.transformClass(model, methods);
        return calls.isEmpty() ? bytes : transformed;
    }

    private void addMethod(ClassBuilder builder, String name, InvokeDynamicInstruction call) {
        builder.withMethodBody(name, call.typeSymbol(), FLAGS, code -> body.write(code, call));
    }

    private String name(int number) {
        return prefix + "$" + number;
    }

    private static boolean isInterface(ClassModel model) {
        return model.flags().has(AccessFlag.INTERFACE);
    }
}
