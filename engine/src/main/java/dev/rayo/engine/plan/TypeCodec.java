package dev.rayo.engine.plan;

import com.google.protobuf.ByteString;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.expression.Expression.Literal;
import dev.rayo.sql.plan.Field;
import dev.rayo.sql.type.Blob;
import dev.rayo.sql.type.Interval;
import dev.rayo.sql.type.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Types, fields and constants to messages and back.
final class TypeCodec {
    private TypeCodec() {}

    static dev.rayo.engine.plan.wire.Type encode(Type type) {
        var message = dev.rayo.engine.plan.wire.Type.newBuilder();
        switch (type) {
            case Type.Simple simple -> message.setSimple(simple.name());
            case Type.Decimal decimal ->
                message.getDecimalBuilder().setPrecision(decimal.precision()).setScale(decimal.scale());
            case Type.Array array -> message.setElement(encode(array.element()));
            case Type.Struct struct -> {
                var members = message.getStructBuilder();
                for (Type.Struct.Member member : struct.members()) {
                    members.addNames(member.name()).addTypes(encode(member.type()));
                }
            }
            case Type.Mapping mapping ->
                message.getMappingBuilder().setKey(encode(mapping.key())).setValue(encode(mapping.value()));
        }
        return message.build();
    }

    static Type decode(dev.rayo.engine.plan.wire.Type message) {
        return switch (message.getKindCase()) {
            case SIMPLE -> Type.Simple.valueOf(message.getSimple());
            case DECIMAL ->
                Type.decimal(message.getDecimal().getPrecision(), message.getDecimal().getScale());
            case ELEMENT -> new Type.Array(decode(message.getElement()));
            case STRUCT -> {
                List<Type.Struct.Member> members = new ArrayList<>();
                for (int i = 0; i < message.getStruct().getNamesCount(); i++) {
                    members.add(new Type.Struct.Member(
                            message.getStruct().getNames(i),
                            decode(message.getStruct().getTypes(i))));
                }
                yield new Type.Struct(members);
            }
            case MAPPING ->
                new Type.Mapping(
                        decode(message.getMapping().getKey()),
                        decode(message.getMapping().getValue()));
            case KIND_NOT_SET -> throw new IllegalArgumentException("a type is missing");
        };
    }

    static dev.rayo.engine.plan.wire.Field encode(Field field) {
        return dev.rayo.engine.plan.wire.Field.newBuilder()
                .setId(field.id())
                .setName(field.name())
                .setType(encode(field.type()))
                .build();
    }

    static Field decode(dev.rayo.engine.plan.wire.Field message) {
        return new Field(message.getId(), message.getName(), decode(message.getType()));
    }

    static dev.rayo.engine.plan.wire.Literal encode(Literal literal) {
        var message = dev.rayo.engine.plan.wire.Literal.newBuilder().setType(encode(literal.type()));
        Object value = literal.value();
        if (value != null) {
            message.setValue(encodeValue(value, literal.type()));
        }
        return message.build();
    }

    static Literal decode(dev.rayo.engine.plan.wire.Literal message) {
        Type type = decode(message.getType());
        return new Literal(message.hasValue() ? decodeValue(message.getValue()) : null, type);
    }

    private static dev.rayo.engine.plan.wire.Value encodeValue(Object value, Type type) {
        var message = dev.rayo.engine.plan.wire.Value.newBuilder();
        switch (value) {
            case Boolean b -> message.setBoolean(b);
            case Long l -> message.setInteger(l);
            case Float f -> message.setReal(f);
            case Double d -> message.setFloating(d);
            case BigDecimal d ->
                message.getDecimalBuilder()
                        .setUnscaled(ByteString.copyFrom(d.unscaledValue().toByteArray()))
                        .setScale(d.scale());
            case String s -> message.setText(s);
            case Blob b -> message.setBlob(ByteString.copyFrom(b.bytes()));
            case Interval i ->
                message.getIntervalBuilder()
                        .setMonths(i.months())
                        .setDays(i.days())
                        .setMicros(i.micros());
            case List<?> list when type instanceof Type.Array array -> {
                for (Object each : list) {
                    message.getListBuilder().addValues(encode(new Literal(each, array.element())));
                }
                message.getListBuilder();
            }
            default ->
                throw RayoException.internal(
                        "a constant of type " + type + " is a " + value.getClass().getName(), null);
        }
        return message.build();
    }

    private static Object decodeValue(dev.rayo.engine.plan.wire.Value message) {
        return switch (message.getKindCase()) {
            case BOOLEAN -> message.getBoolean();
            case INTEGER -> message.getInteger();
            case REAL -> message.getReal();
            case FLOATING -> message.getFloating();
            case DECIMAL ->
                new BigDecimal(
                        new BigInteger(message.getDecimal().getUnscaled().toByteArray()),
                        message.getDecimal().getScale());
            case TEXT -> message.getText();
            case BLOB -> new Blob(message.getBlob().toByteArray());
            case INTERVAL ->
                new Interval(
                        message.getInterval().getMonths(),
                        message.getInterval().getDays(),
                        message.getInterval().getMicros());
            case LIST -> {
                List<Object> values = new ArrayList<>();
                message.getList().getValuesList().forEach(each -> values.add(decode(each).value()));
                yield values;
            }
            case KIND_NOT_SET -> throw new IllegalArgumentException("a constant has no value");
        };
    }
}
