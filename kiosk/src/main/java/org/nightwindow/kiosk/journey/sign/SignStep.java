package org.nightwindow.kiosk.journey.sign;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nightwindow.hall.Signature;
import org.nightwindow.hall.Signature.Stroke;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Item;
import org.nightwindow.kiosk.visit.Step;

/// 请用手指签上您的名字. What is signed stands above the box. She can take a stroke back and write anew as often as she
/// likes; too little ink is refused with words. It is signed once: a second touch of the button does nothing.
///
/// The strokes live here only, until they are handed on; a visit that ends meanwhile leaves nothing of them.
public final class SignStep implements Step {
    private final Item item;
    private final Exits exits;
    private final Ink ink = new Ink();
    private final ReadOnlyObjectWrapper<List<Stroke>> strokes = new ReadOnlyObjectWrapper<>(this, "strokes", List.of());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private boolean drawing;
    private boolean signed;
    private boolean erased;

    /// Why it cannot be handed in like this.
    public enum Problem {
        NOTHING,
        TOO_LITTLE,
        /// There is no room for another stroke.
        FULL
    }

    /// Where the step leads.
    public interface Exits {
        /// 签好了，提交
        void signed(Signature signature);

        /// 上一步
        void back();
    }

    public SignStep(Item item, Exits exits) {
        this.item = item;
        this.exits = exits;
    }

    @Override
    public String name() {
        return "sign";
    }

    public Text itemName() {
        return item.name();
    }

    /// What she signs.
    public Text pledge() {
        return item.declaring().orElseThrow().pledge();
    }

    /// What has been drawn, in points of [Signature].
    public ReadOnlyObjectProperty<List<Stroke>> strokes() {
        return strokes.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /// The finger touches the box.
    ///
    /// @param x from the left, 0 to [Signature#EDGE]; what lies outside is drawn at the edge
    /// @param y from the top
    public void press(double x, double y) {
        if (erased) {
            return; // a finger that is still down when the visit has ended
        }
        drawing = ink.begin(x, y);
        problem.set(drawing ? Optional.empty() : Optional.of(Problem.FULL));
        drawn();
    }

    /// The finger moves on the glass.
    public void drag(double x, double y) {
        if (drawing && ink.draw(x, y)) {
            drawn();
        }
    }

    /// The finger leaves the glass or the box.
    public void lift() {
        drawing = false;
    }

    /// 退一笔
    public void undo() {
        lift();
        ink.undo();
        problem.set(Optional.empty());
        drawn();
    }

    /// 重写
    public void rewrite() {
        lift();
        ink.clear();
        problem.set(Optional.empty());
        drawn();
    }

    /// 签好了，提交
    public void sign() {
        lift();
        if (ink.isEmpty() || !ink.enough()) {
            problem.set(Optional.of(ink.isEmpty() ? Problem.NOTHING : Problem.TOO_LITTLE));
        } else if (!signed) {
            signed = true;
            exits.signed(new Signature(ink.strokes()));
        }
    }

    /// 上一步. What was written is forgotten: she may come back to something else to sign.
    public void back() {
        rewrite();
        exits.back();
    }

    /// She may come back when it could not be handed in.
    @Override
    public void shown() {
        signed = false;
    }

    @Override
    public void hidden() {
        lift();
    }

    @Override
    public void erase() {
        erased = true;
        rewrite();
    }

    private void drawn() {
        strokes.set(ink.strokes());
    }
}
