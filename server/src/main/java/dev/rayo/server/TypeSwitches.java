package dev.rayo.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Gives each switch over types a method that tells the types apart.
///
/// Java makes such a method when a switch is first reached, as a class of its own, and an archive of classes does not keep
/// it. A short process reaches a hundred switches and would spend a tenth of a second on them. See
/// [java.lang.runtime.SwitchBootstraps#typeSwitch] for what the methods return.
final class TypeSwitches {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final String METHOD = "typeSwitch";
    private static final int FLAGS = AccessFlag.PRIVATE.mask() | AccessFlag.STATIC.mask() | AccessFlag.SYNTHETIC.mask();

    private TypeSwitches() {}

    /// Rewrites the jars of `folder` whose names begin with `rayo-`. Nothing may be loaded from them afterwards.
    static void settle(Path folder) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "rayo-*.jar")) {
            for (Path jar : jars) {
                Path settled = jar.resolveSibling(jar.getFileName() + ".new");
                rewrite(jar, settled);
                Files.move(settled, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void rewrite(Path from, Path to) throws IOException {
        try (JarFile jar = new JarFile(from.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
            jar.stream().forEach(entry -> copy(jar, entry, out));
        }
    }

    private static void copy(JarFile jar, JarEntry entry, JarOutputStream out) {
        try {
            JarEntry copy = new JarEntry(entry.getName());
            copy.setTime(entry.getTime());
            out.putNextEntry(copy);
            byte[] bytes = jar.getInputStream(entry).readAllBytes();
            out.write(entry.getName().endsWith(".class") ? withMethods(bytes) : bytes);
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The class with a method for each switch over types alone; those over constants stay as they are.
    static byte[] withMethods(byte[] bytes) {
        ClassFile classFile = ClassFile.of();
        ClassModel model = classFile.parse(bytes);
        List<InvokeDynamicInstruction> switches = new ArrayList<>();
        CodeTransform calls = (code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && isOverTypes(call)) {
                code.invokestatic(
                        model.thisClass().asSymbol(), name(switches.size()), call.typeSymbol(), isInterface(model));
                switches.add(call);
            } else {
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
        return METHOD + "$" + number;
    }

    private static boolean isInterface(ClassModel model) {
        return model.flags().has(AccessFlag.INTERFACE);
    }

    private static boolean isOverTypes(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().equals(BOOTSTRAPS)
                && call.bootstrapMethod().methodName().equals(METHOD)
                && !call.typeSymbol().parameterType(0).isPrimitive()
                && call.bootstrapArgs().stream().allMatch(label -> label instanceof ClassDesc type && !type.isPrimitive());
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
                addLabel(code, (ClassDesc) labels.get(i), i);
            }
            code.loadConstant(labels.size()).return_(TypeKind.INT);
        });
    }

    private static void addLabel(CodeBuilder code, ClassDesc label, int index) {
        Label other = code.newLabel();
        code.iload(1).loadConstant(index).if_icmpgt(other);
        code.aload(0).instanceOf(label).ifeq(other);
        code.loadConstant(index).ireturn();
        code.labelBinding(other);
    }
}
