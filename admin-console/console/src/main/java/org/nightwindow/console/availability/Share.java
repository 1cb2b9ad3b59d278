package org.nightwindow.console.availability;

import java.util.List;
import java.util.Locale;
import org.nightwindow.console.web.Frame;

/// Of how much time an item could be done, could not, and nobody knows. In milliseconds.
record Share(long up, long off, long unknown) {
    static final Share NONE = new Share(0, 0, 0);

    static Share of(List<Span> spans) {
        return of(spans, Long.MIN_VALUE);
    }

    /// @param from epoch milliseconds; what was before does not count
    static Share of(List<Span> spans, long from) {
        long up = 0;
        long off = 0;
        long unknown = 0;
        for (Span span : spans) {
            long length = Math.max(0, span.until() - Math.max(from, span.from()));
            switch (span.how()) {
                case UP -> up += length;
                case OFF -> off += length;
                case UNKNOWN -> unknown += length;
            }
        }
        return new Share(up, off, unknown);
    }

    Share plus(Share other) {
        return new Share(up + other.up, off + other.off, unknown + other.unknown);
    }

    boolean isNothing() {
        return up + off + unknown == 0;
    }

    /// Of all the time, whatever is known of the rest.
    double upShare() {
        return isNothing() ? 1 : (double) up / (up + off + unknown);
    }

    /// `97.1 %`, and what is unknown beside it; never rounded up to a perfect 100.
    String words(Frame frame) {
        if (isNothing()) {
            return frame.say("还不知道", "not known yet");
        }
        String words = percent(up);
        return unknown == 0 ? words : words + frame.say("，不知道 ", ", unknown ") + percent(unknown);
    }

    private String percent(long part) {
        long thousandths = part * 1000 / (up + off + unknown);
        return String.format(Locale.ROOT, "%d.%d %%", thousandths / 10, thousandths % 10);
    }
}
