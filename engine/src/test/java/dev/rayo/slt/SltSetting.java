package dev.rayo.slt;

import dev.rayo.engine.operator.Settings;

/// Settings of Rayo that meet every boundary. All must give the same answers.
enum SltSetting {
    USUAL {
        @Override
        Settings apply(Settings usual) {
            return usual;
        }
    },
    TWO_ROWS_A_VECTOR {
        @Override
        Settings apply(Settings usual) {
            return usual.withVectorRows(2).withMorselRows(7).withBatchRows(3);
        }
    },
    FEW_ROWS_A_MORSEL {
        @Override
        Settings apply(Settings usual) {
            return usual.withVectorRows(64).withMorselRows(512);
        }
    },
    ONE_THREAD {
        @Override
        Settings apply(Settings usual) {
            return usual.withThreads(1);
        }
    },
    EQUAL_HASHES {
        @Override
        Settings apply(Settings usual) {
            return usual.withEqualHashes(true);
        }
    };

    abstract Settings apply(Settings usual);

    Settings settings() {
        return apply(Settings.standard().withThreads(2));
    }
}
