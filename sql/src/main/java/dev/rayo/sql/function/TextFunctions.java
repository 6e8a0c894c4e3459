package dev.rayo.sql.function;

import static dev.rayo.sql.function.SqlFunction.Trait.CAN_FAIL;
import static dev.rayo.sql.function.SqlFunction.Trait.SEES_NULL;
import static dev.rayo.sql.type.Type.BIGINT;
import static dev.rayo.sql.type.Type.BLOB;
import static dev.rayo.sql.type.Type.BOOLEAN;
import static dev.rayo.sql.type.Type.INTEGER;
import static dev.rayo.sql.type.Type.VARCHAR;

import dev.rayo.sql.type.Type;
import java.util.Collections;
import java.util.List;

/// Functions over text and bytes. Lengths and positions count code points.
final class TextFunctions {
    private TextFunctions() {}

    static void define(Definitions all) {
        Parameter any = Parameter.Kind.ANY;
        all.scalar("concat")
                .variadic(TextFunctions::allText, "VARCHAR", any, any)
                .with(SEES_NULL)
                .done();
        all.scalar("concat_ws")
                .variadic(TextFunctions::allText, "VARCHAR", any, any, any)
                .with(SEES_NULL)
                .done();
        all.scalar("concat_operator")
                .of(VARCHAR, VARCHAR, VARCHAR)
                .of(BLOB, BLOB, BLOB)
                .typed(TextFunctions::allText, "VARCHAR", any, any)
                .hidden();
        all.scalar("length").of(BIGINT, VARCHAR).done("len", "char_length", "character_length");
        all.scalar("octet_length").of(BIGINT, VARCHAR).of(BIGINT, BLOB).done("strlen");
        all.scalar("lower").of(VARCHAR, VARCHAR).done("lcase");
        all.scalar("upper").of(VARCHAR, VARCHAR).done("ucase");
        all.scalar("initcap").of(VARCHAR, VARCHAR).done();
        all.scalar("reverse").of(VARCHAR, VARCHAR).done();
        all.scalar("substring")
                .of(VARCHAR, VARCHAR, BIGINT)
                .of(VARCHAR, VARCHAR, BIGINT, BIGINT)
                .done("substr");
        all.scalar("left").of(VARCHAR, VARCHAR, BIGINT).done();
        all.scalar("right").of(VARCHAR, VARCHAR, BIGINT).done();
        for (String name : List.of("trim", "ltrim", "rtrim")) {
            all.scalar(name).of(VARCHAR, VARCHAR).of(VARCHAR, VARCHAR, VARCHAR).done();
        }
        all.scalar("replace").of(VARCHAR, VARCHAR, VARCHAR, VARCHAR).done();
        all.scalar("repeat").of(VARCHAR, VARCHAR, BIGINT).with(CAN_FAIL).done();
        all.scalar("lpad").of(VARCHAR, VARCHAR, INTEGER, VARCHAR).with(CAN_FAIL).done();
        all.scalar("rpad").of(VARCHAR, VARCHAR, INTEGER, VARCHAR).with(CAN_FAIL).done();
        all.scalar("strpos").of(BIGINT, VARCHAR, VARCHAR).done("instr", "position");
        all.scalar("starts_with").of(BOOLEAN, VARCHAR, VARCHAR).done("prefix", "^@");
        all.scalar("ends_with").of(BOOLEAN, VARCHAR, VARCHAR).done("suffix");
        all.scalar("contains").of(BOOLEAN, VARCHAR, VARCHAR).done();
        all.scalar("like").of(BOOLEAN, VARCHAR, VARCHAR).hidden("~~");
        all.scalar("ilike").of(BOOLEAN, VARCHAR, VARCHAR).hidden("~~*");
        all.scalar("like_escape").of(BOOLEAN, VARCHAR, VARCHAR, VARCHAR).with(CAN_FAIL).done();
        all.scalar("ilike_escape").of(BOOLEAN, VARCHAR, VARCHAR, VARCHAR).with(CAN_FAIL).done();
        all.scalar("glob").of(BOOLEAN, VARCHAR, VARCHAR).hidden("~~~");
        for (String name : List.of("regexp_matches", "regexp_full_match")) {
            all.scalar(name)
                    .of(BOOLEAN, VARCHAR, VARCHAR)
                    .of(BOOLEAN, VARCHAR, VARCHAR, VARCHAR)
                    .with(CAN_FAIL)
                    .done();
        }
        all.scalar("regexp_replace")
                .of(VARCHAR, VARCHAR, VARCHAR, VARCHAR)
                .of(VARCHAR, VARCHAR, VARCHAR, VARCHAR, VARCHAR)
                .with(CAN_FAIL)
                .done();
        all.scalar("regexp_extract")
                .of(VARCHAR, VARCHAR, VARCHAR)
                .of(VARCHAR, VARCHAR, VARCHAR, INTEGER)
                .of(VARCHAR, VARCHAR, VARCHAR, INTEGER, VARCHAR)
                .with(CAN_FAIL)
                .done();
        all.scalar("split_part").of(VARCHAR, VARCHAR, VARCHAR, BIGINT).done();
        all.scalar("ascii").of(INTEGER, VARCHAR).done("unicode", "ord");
        all.scalar("chr").of(VARCHAR, INTEGER).with(CAN_FAIL).done();
        all.scalar("hex").of(VARCHAR, VARCHAR).of(VARCHAR, BLOB).of(VARCHAR, BIGINT).done("to_hex");
        all.scalar("unhex").of(BLOB, VARCHAR).with(CAN_FAIL).done("from_hex");
        all.scalar("bin").of(VARCHAR, VARCHAR).of(VARCHAR, BIGINT).done("to_binary");
        for (String name : List.of("md5", "sha1", "sha256")) {
            all.scalar(name).of(VARCHAR, VARCHAR).of(VARCHAR, BLOB).done();
        }
        all.scalar("to_base64").of(VARCHAR, BLOB).done("base64");
        all.scalar("from_base64").of(BLOB, VARCHAR).with(CAN_FAIL).done();
        all.scalar("encode").of(BLOB, VARCHAR).done();
        all.scalar("decode").of(VARCHAR, BLOB).with(CAN_FAIL).done();
        all.scalar("overlay")
                .of(VARCHAR, VARCHAR, VARCHAR, BIGINT)
                .of(VARCHAR, VARCHAR, VARCHAR, BIGINT, BIGINT)
                .done();
        all.scalar("translate").of(VARCHAR, VARCHAR, VARCHAR, VARCHAR).done();
        all.scalar("levenshtein").of(BIGINT, VARCHAR, VARCHAR).done("editdist3");
    }

    private static Resolution allText(List<ArgumentType> arguments) {
        return new Resolution(Collections.nCopies(arguments.size(), Type.VARCHAR), Type.VARCHAR);
    }
}
