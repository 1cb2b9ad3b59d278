package org.nightwindow.kiosk.bench;

import java.util.Optional;
import java.util.function.Consumer;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.catalogue.Tile;
import org.nightwindow.kiosk.journey.form.FormField;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.paper.PreviewStep;
import org.nightwindow.kiosk.journey.review.ReviewStep;
import org.nightwindow.kiosk.journey.sign.SignStep;

/// What a resident does at the bench, step by step.
public final class Resident {
    public static final String MOBILE = "13800138000";
    public static final String MOTHER = "样月华";
    public static final String MOTHERS_ID = "990101194403085029";
    public static final String ACCOUNT = "6200000000000005";

    private final Bench bench;

    public Resident(Bench bench) {
        this.bench = bench;
    }

    public HomeStep touches() {
        AttractStep attract = bench.see(AttractStep.class);
        bench.act(attract::touch);
        return bench.see(HomeStep.class);
    }

    public IdentifyStep choosesTaxCertificate() {
        return chooses("tax");
    }

    /// @param task of the catalogue: `tax`, `property`
    public IdentifyStep chooses(String task) {
        HomeStep home = bench.see(HomeStep.class);
        bench.act(() -> home.choose(tile(home, task)));
        return bench.see(IdentifyStep.class);
    }

    public static Tile taxTile(HomeStep home) {
        return tile(home, "tax");
    }

    public static Tile tile(HomeStep home, String task) {
        return home.tiles().stream()
                .filter(tile -> tile.task().id().equals(task))
                .findFirst()
                .orElseThrow();
    }

    /// Card and code; leaves at the form.
    public FormStep identifies() {
        laysCard();
        showsCode(bench.citizens.code(Citizens.ID, bench.time.instant()));
        return bench.see(FormStep.class);
    }

    public IdentifyStep laysCard() {
        bench.reader.lay(bench.citizens.card());
        IdentifyStep step = bench.see(IdentifyStep.class, s -> s.state().get() instanceof IdentifyStep.State.ShowCode);
        bench.reader.lift();
        return step;
    }

    public void showsCode(String code) {
        bench.until(bench.scanner::on);
        bench.scanner.show(code);
    }

    /// And goes on, wherever that leads.
    public void fillsIn() {
        FormStep form = bench.see(FormStep.class);
        bench.act(() -> {
            form.fill(field(form, "purpose"), "贷款");
            form.next();
        });
    }

    public static FormField field(FormStep form, String key) {
        return form.fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    public PreviewStep looks() {
        return bench.see(PreviewStep.class, s -> s.state().get() instanceof PreviewStep.State.Ready);
    }

    /// From the start screen to the page on the screen.
    public PreviewStep comesToThePreview() {
        touches();
        choosesTaxCertificate();
        identifies();
        fillsIn();
        return looks();
    }

    public void prints() {
        PreviewStep preview = looks();
        bench.act(preview::print);
    }

    /// From the start screen to the box she signs in.
    public void comesToTheSignature() {
        comesToTheSignature("HRS-04", Resident::fillsInDeclaration);
    }

    /// @param item she declares
    /// @param fillsIn the form, and goes on
    public void comesToTheSignature(String item, Consumer<FormStep> fillsIn) {
        begins(item);
        identifies();
        FormStep form = bench.see(FormStep.class);
        bench.act(() -> fillsIn.accept(form));
        ReviewStep review = bench.see(ReviewStep.class);
        bench.act(review::confirm);
        bench.see(SignStep.class);
    }

    /// From the start screen to the reader.
    ///
    /// @param item she declares
    public void begins(String item) {
        HomeStep home = touches();
        Tile tile = tile(home, "declare");
        bench.act(() -> {
            home.choose(tile);
            home.choose(
                    tile,
                    tile.items().stream()
                            .filter(one -> one.id().equals(item))
                            .findFirst()
                            .orElseThrow());
        });
        bench.see(IdentifyStep.class);
    }

    /// An old person's allowance, filed by her child.
    public static void fillsInAllowance(FormStep form) {
        form.fill(field(form, "name"), Citizens.NAME);
        form.fill(field(form, "id_no"), Citizens.ID);
        form.fill(field(form, "beneficiary_id"), MOTHERS_ID);
        form.fill(field(form, "relation"), "子女");
        form.fill(field(form, "bank_name"), "样例农商银行");
        field(form, "bank_acct")
                .typings()
                .forEach(twice ->
                        ACCOUNT.chars().forEach(digit -> twice.keyboard().type(Character.toString(digit))));
        form.fill(field(form, "bank_holder"), MOTHER);
        form.next();
    }

    /// And goes on.
    public static void fillsInDeclaration(FormStep form) {
        form.fill(field(form, "name"), Citizens.NAME);
        form.fill(field(form, "id_no"), Citizens.ID);
        form.fill(field(form, "schemes"), "养老保险");
        form.fill(field(form, "base"), "5000.00");
        form.fill(field(form, "mobile"), MOBILE);
        form.next();
    }

    /// Draws a long stroke and hands it in.
    public void signs() {
        SignStep sign = bench.see(SignStep.class);
        bench.act(() -> signs(sign));
    }

    public static void signs(SignStep sign) {
        draws(sign);
        sign.sign();
    }

    public static void draws(SignStep sign) {
        sign.press(1000, 1000);
        for (int i = 1; i <= 40; i++) {
            sign.drag(1000 + 200 * i, i % 2 == 0 ? 2000 : 8000);
        }
        sign.lift();
    }

    /// From the start screen to handing it in.
    public void declares() {
        comesToTheSignature();
        signs();
    }

    public void leaves() {
        bench.act(() -> Optional.ofNullable(bench.kiosk().desk().visit().get())
                .ifPresent(org.nightwindow.kiosk.visit.Visit::leave));
    }
}
