package org.nightwindow.kiosk.bench;

import java.util.Optional;
import org.nightwindow.kiosk.journey.attract.AttractStep;
import org.nightwindow.kiosk.journey.catalogue.HomeStep;
import org.nightwindow.kiosk.journey.catalogue.Tile;
import org.nightwindow.kiosk.journey.form.FormField;
import org.nightwindow.kiosk.journey.form.FormStep;
import org.nightwindow.kiosk.journey.identify.IdentifyStep;
import org.nightwindow.kiosk.journey.paper.PreviewStep;

/// What a resident does at the bench, step by step.
public final class Resident {
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

    private static Tile tile(HomeStep home, String task) {
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

    public void leaves() {
        bench.act(() -> Optional.ofNullable(bench.kiosk().desk().visit().get())
                .ifPresent(org.nightwindow.kiosk.visit.Visit::leave));
    }
}
