package dev.rayo.engine.pipeline;

import dev.rayo.engine.operator.Morsel;
import dev.rayo.engine.operator.MorselSource;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.SourceShape;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;

/// A [MorselSource] as a stream.
///
/// - **Emits when** there is demand and a morsel is left
/// - **Backpressures when** downstream does
/// - **Completes when** no morsel is left
/// - **Cancels when** downstream cancels; the source stays open, since morsels may still be in work: its owner closes it
/// - **Memory** none
/// - **Order** that of the source
public final class MorselStream extends GraphStage<SourceShape<Morsel>> {
    private final Outlet<Morsel> out = Outlet.create("Morsels.out");
    private final SourceShape<Morsel> shape = SourceShape.of(out);
    private final Supplier<? extends MorselSource> open;

    private MorselStream(Supplier<? extends MorselSource> open) {
        this.open = open;
    }

    /// A stream of the source that `open` returns when the stream starts.
    public static Source<Morsel, NotUsed> of(Supplier<? extends MorselSource> open) {
        return Source.fromGraph(new MorselStream(open));
    }

    @Override
    public SourceShape<Morsel> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        MorselSource source = open.get();
        return new GraphStageLogic(shape) {
            {
                setHandler(out, new AbstractOutHandler() {
                    @Override
                    public void onPull() {
                        Morsel morsel = source.next();
                        if (morsel == null) {
                            completeStage();
                        } else {
                            push(out, morsel);
                        }
                    }
                });
            }
        };
    }
}
