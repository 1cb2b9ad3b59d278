package org.nightwindow.benchmarks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nightwindow.console.documents.Content;
import org.nightwindow.console.documents.Fen;
import org.nightwindow.console.documents.Numbering;

/// One certificate with eight payments.
final class SampleCertificate {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String OFFICE = "样例市示范区税务局";
    static final Numbering NUMBERING = new Numbering(
            "990126110004173",
            "K7Q4-92MD",
            "https://yan.yangli.example/v/AbCdEfGhIjKlMnOpQrStUvWxYz0",
            Instant.parse("2026-11-20T19:18:42Z"));

    static Content content() {
        List<Content.Row> rows = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            long fen = i * 123_457L;
            rows.add(new Content.Row(
                    Map.of(
                            "voucher", "999010126011500041" + i,
                            "tax_type", i % 2 == 0 ? "个人所得税" : "城市维护建设税",
                            "tax_item", i % 2 == 0 ? "综合所得汇算清缴退税" : "存量房（住宅）买卖",
                            "from", "2026-0" + i + "-01",
                            "to", "2026-0" + i + "-28",
                            "paid_on", "2026-0" + i + "-15",
                            "amount", Fen.figures(fen)),
                    fen));
        }
        return new Content(
                Map.of(
                        "holder", "样若溪",
                        "holder_number", "990101198511122024",
                        "terminal", "990101-K03",
                        "purpose", "贷款",
                        "period", "2026-01 至 2026-11",
                        "verify_at", "yan.yangli.example/v"),
                rows);
    }

    private SampleCertificate() {}
}
