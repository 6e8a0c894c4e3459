package dev.rayo.engine.plan;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.rayo.sql.catalog.Table;
import dev.rayo.sql.error.RayoException;
import dev.rayo.sql.plan.Plan;
import java.io.IOException;
import java.util.function.Function;

/// A plan to bytes and back. Tables travel by name; all else travels whole, so decoding gives an equal plan wherever
/// the names mean the same tables.
public final class PlanCodec {
    /// Deeper than protobuf's default: a plan is a tree of trees.
    private static final int DEPTH_MAX = 1_000;

    private PlanCodec() {}

    public static byte[] encode(Plan plan) {
        return new PlanEncoder().plan(plan).toByteArray();
    }

    /// @param tables finds the table of a name that [Table#name] gave
    /// @throws RayoException EXTERNAL if the bytes are no plan, or what `tables` throws
    public static Plan decode(byte[] bytes, Function<String, Table> tables) {
        try {
            CodedInputStream input = CodedInputStream.newInstance(bytes);
            input.setRecursionLimit(DEPTH_MAX);
            return new PlanDecoder(tables).plan(dev.rayo.engine.plan.wire.Plan.parseFrom(input));
        } catch (InvalidProtocolBufferException failure) {
            throw RayoException.external("these bytes are not a plan: " + failure.getMessage(), failure);
        } catch (IOException failure) {
            throw RayoException.external("cannot read a plan: " + failure.getMessage(), failure);
        } catch (IllegalArgumentException failure) {
            throw RayoException.external("the plan contradicts itself: " + failure.getMessage(), failure);
        }
    }
}
