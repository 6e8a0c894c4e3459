package dev.rayo.server;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Writes out how records are compared and hashed.
///
/// Java makes those methods of a record when they are first called, by combining method handles, which takes a cold process
/// a millisecond or more for each record, and an ahead-of-time cache does not keep them. The methods written here give the
/// same hashes; see [java.lang.runtime.ObjectMethods]. How a record becomes text is left as it is.
final class RecordMethods {
    private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final String EQUALS = "equals";
    private static final String HASH_CODE = "hashCode";
    private static final MethodTypeDesc HASH_OF_OBJECT =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);
    private static final MethodTypeDesc EQUALITY_OF_OBJECTS =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    private static final DynamicCalls CALLS =
            new DynamicCalls("record", RecordMethods::isChosen, RecordMethods::write);

    private RecordMethods() {}

    /// The class with methods for `equals` and `hashCode`, if it is a record that leaves them to Java.
    static byte[] writtenOut(byte[] bytes) {
        return CALLS.madeMethods(bytes);
    }

    private static boolean isChosen(InvokeDynamicInstruction call) {
        String name = call.name().stringValue();
        return call.bootstrapMethod().owner().equals(BOOTSTRAPS) && (name.equals(EQUALS) || name.equals(HASH_CODE));
    }

    private static void write(CodeBuilder code, InvokeDynamicInstruction call) {
        List<DirectMethodHandleDesc> fields = call.bootstrapArgs().stream()
                .skip(2) // the class and the names
                .map(DirectMethodHandleDesc.class::cast)
                .toList();
        if (call.name().equalsString(HASH_CODE)) {
            writeHashCode(code, fields);
        } else {
            writeEquals(code, call.typeSymbol().parameterType(0), fields);
        }
    }

    private static void writeHashCode(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
        code.iconst_0();
        for (DirectMethodHandleDesc field : fields) {
            code.bipush(31).imul();
            ClassDesc type = load(code, 0, field);
            if (type.isPrimitive()) {
                code.invokestatic(box(type), HASH_CODE, MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                code.invokestatic(OBJECTS, HASH_CODE, HASH_OF_OBJECT);
            }
            code.iadd();
        }
        code.ireturn();
    }

    private static void writeEquals(CodeBuilder code, ClassDesc owner, List<DirectMethodHandleDesc> fields) {
        Label differ = code.newLabel();
        Label sameType = code.newLabel();
        Label notSame = code.newLabel();
        code.aload(0).aload(1).if_acmpne(notSame).iconst_1().ireturn().labelBinding(notSame);
        code.aload(1).instanceOf(owner).ifne(sameType).iconst_0().ireturn().labelBinding(sameType);
        code.aload(1).checkcast(owner).astore(2);
        for (DirectMethodHandleDesc field : fields) {
            ClassDesc type = load(code, 0, field);
            load(code, 2, field);
            if (type.isPrimitive()) {
                // As equal as their boxes are: a NaN equals itself.
                code.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
                code.ifne(differ);
            } else {
                code.invokestatic(OBJECTS, EQUALS, EQUALITY_OF_OBJECTS).ifeq(differ);
            }
        }
        code.iconst_1().ireturn();
        code.labelBinding(differ).iconst_0().ireturn();
    }

    private static ClassDesc load(CodeBuilder code, int slot, DirectMethodHandleDesc field) {
        ClassDesc type = field.invocationType().returnType();
        code.aload(slot).getfield(field.owner(), field.methodName(), type);
        return type;
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case SHORT -> ConstantDescs.CD_Short;
            case CHAR -> ConstantDescs.CD_Character;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID -> throw new IllegalArgumentException("not primitive: " + primitive.displayName());
        };
    }
}
