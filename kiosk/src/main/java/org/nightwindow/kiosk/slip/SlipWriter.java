package org.nightwindow.kiosk.slip;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nightwindow.hall.Text;
import org.nightwindow.hall.catalogue.Declaring;
import org.nightwindow.hall.filing.CaseView;
import org.nightwindow.hall.filing.QueryCode;
import org.nightwindow.kiosk.ui.Serial;

/// What stands on each slip: Chinese large, English below it; names masked, no ID number, no date but the console's.
///
/// @param place where the kiosk stands
/// @param kiosk its id at the console; empty while it has none
/// @param sample whether all this is a sample and says so
/// @param materials what belongs to an item, by its id; empty where the catalogue of now does not have it any more
/// @param now for the time of printing
public record SlipWriter(
        Supplier<Text> place,
        Supplier<String> kiosk,
        Supplier<Boolean> sample,
        Function<String, List<Declaring.Material>> materials,
        ZoneId zone,
        Supplier<Instant> now) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日 EEEE", Locale.CHINA);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日 EEEE HH:mm", Locale.CHINA);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final List<String> STAGES = List.of("受理", "收件", "传送", "审批", "办结", "出件");

    /// 受理单, or 收件回执 while a person must still decide: what the console has just taken.
    public Slip filed(CaseView view) {
        return view.state() == CaseView.State.SUBMITTED
                ? ofCase("收件回执", "Handed in, to be reviewed by a person", view)
                : ofCase("受理单", "Acceptance slip", view);
    }

    /// 补正回执: what was corrected has arrived, in a case that exists.
    public Slip corrected(CaseView view) {
        return ofCase("补正回执", "Corrections handed in", view);
    }

    /// 办件进度单: a case as it stands.
    public Slip progress(CaseView view) {
        return ofCase("办件进度单", "Progress of a case", view);
    }

    private Slip ofCase(String title, String english, CaseView view) {
        boolean handedIn = view.state() == CaseView.State.SUBMITTED;
        List<Slip.Line> lines = head(title, english);
        code(lines, view.queryCode());
        lines.add(new Slip.Heading(view.itemName().zh()));
        lines.add(new Slip.Fine(view.itemName().en()));
        lines.add(new Slip.Pair("申请人", view.applicantMasked()));
        lines.add(new Slip.Pair("受理部门", view.office().zh()));
        lines.add(new Slip.Pair("提交", in(MOMENT, view.filedAt())));
        view.countedFrom().ifPresent(day -> lines.add(new Slip.Pair("收到", DAY.format(day))));
        view.promisedBy()
                .ifPresentOrElse(
                        day -> lines.add(new Slip.Day("最晚办结日 · Latest " + DAY_EN.format(day), DAY.format(day))),
                        () -> notPromised(lines, handedIn));
        view.statutoryBy()
                .filter(_ -> view.promisedBy().isPresent())
                .ifPresent(day -> lines.add(new Slip.Pair("法定最晚", DAY.format(day))));
        lines.add(new Slip.Rule());
        if (view.corrections().isEmpty()) {
            lines.add(new Slip.Pair("已收", "电子申报表 1 份，本人签名"));
            materials.apply(view.item()).forEach(one -> lines.add(new Slip.Pair("", received(one))));
        } else {
            lines.add(new Slip.Heading("要补正 " + view.corrections().size() + " 处 · To correct"));
            for (CaseView.Correction one : view.corrections()) {
                lines.add(new Slip.Text("· " + one.what().zh()));
                lines.add(new Slip.Fine(one.what().en()));
            }
        }
        lines.add(new Slip.Rule());
        view.decision().ifPresent(decided -> {
            lines.add(new Slip.Heading(decided.zh()));
            lines.add(new Slip.Fine(decided.en()));
        });
        if (!endedEarly(view)) {
            lines.add(new Slip.Stages(STAGES, here(view)));
        }
        lines.add(new Slip.Text("下一步：" + view.next().zh()));
        lines.add(new Slip.Fine("Next: " + view.next().en()));
        lines.add(track(view.queryCode()));
        lines.add(new Slip.Fine("办件编号 " + view.caseNumber()));
        return ended(lines);
    }

    /// Kept at this machine, not delivered yet.
    public Slip kept(Text itemName, String queryCode) {
        List<Slip.Line> lines = head("待送达凭条", "Kept here, not delivered yet");
        code(lines, queryCode);
        lines.add(new Slip.Heading(itemName.zh()));
        lines.add(new Slip.Fine(itemName.en()));
        lines.add(new Slip.Pair("提交", in(MOMENT, now.get())));
        lines.add(new Slip.Rule());
        lines.add(new Slip.Text("您的申报已加密，收存在这台机器里。"));
        lines.add(new Slip.Text("网络一恢复就自动送出，您不用再来。"));
        lines.add(new Slip.Heading("送到以前，还不算收到。"));
        lines.add(new Slip.Text("几小时后请凭查询码或身份证查一次。"));
        lines.add(new Slip.Fine(
                "Sealed and kept in this machine. It is handed over by itself as soon as the line is back,"
                        + " and does not count as received until then. Please look it up in a few hours."));
        lines.add(track(queryCode));
        return ended(lines);
    }

    /// Nobody knows whether it was kept.
    public Slip inDoubt(Text itemName, String queryCode) {
        List<Slip.Line> lines = head("查询凭条", "Please look this up");
        code(lines, queryCode);
        lines.add(new Slip.Heading(itemName.zh()));
        lines.add(new Slip.Fine(itemName.en()));
        lines.add(new Slip.Pair("时间", in(MOMENT, now.get())));
        lines.add(new Slip.Rule());
        lines.add(new Slip.Heading("说不准有没有存好。"));
        lines.add(new Slip.Text("存好了会自动送出；没存好，就没有提交。"));
        lines.add(new Slip.Text("几小时后请凭查询码查一次，查不到请再办。"));
        lines.add(new Slip.Fine(
                "We cannot say whether it was kept. If it was, it is handed over by itself; if not, nothing"
                        + " was handed in. Please look it up in a few hours, and file again if it is not there."));
        lines.add(track(queryCode));
        return ended(lines);
    }

    /// What she printed.
    ///
    /// @param serial of the document
    public Slip printed(Text itemName, String serial, int pages) {
        List<Slip.Line> lines = head("打印凭条", "Print receipt");
        lines.add(new Slip.Heading(itemName.zh()));
        lines.add(new Slip.Fine(itemName.en()));
        lines.add(new Slip.Pair("编号", Serial.grouped(serial)));
        lines.add(new Slip.Pair("页数", pages + " 页"));
        lines.add(new Slip.Pair("打印", in(MOMENT, now.get())));
        lines.add(new Slip.Rule());
        lines.add(new Slip.Qr(serial, List.of("编号", "Number of the document", "真假查验：扫纸上的码", "不收任何费用 · Free")));
        return ended(lines);
    }

    /// What a technician tries the printer with: large and small letters, and nothing a slip is good for.
    public Slip test() {
        List<Slip.Line> lines = head("测试 TEST", "This is no slip. It proves nothing.");
        lines.add(new Slip.Heading("这不是凭条，什么都不证明。"));
        lines.add(new Slip.Text("永国东酬鷹 0123456789"));
        lines.add(new Slip.Fine("永国东酬鷹 ABCDEFG abcdefg 0123456789"));
        lines.add(new Slip.Day("打印 · Printed", in(STAMP, now.get())));
        return signed(lines);
    }

    private List<Slip.Line> head(String title, String english) {
        List<Slip.Line> lines = new ArrayList<>();
        lines.add(new Slip.Head("不打烊", place.get().zh()));
        lines.add(new Slip.Title(title));
        lines.add(new Slip.Centred(english));
        if (sample.get()) {
            lines.add(new Slip.Centred("样例 SAMPLE 无效"));
        }
        return lines;
    }

    private static String received(Declaring.Material material) {
        return switch (material.source()) {
            case CARD -> material.name().zh() + "（已读卡）";
        };
    }

    private static void code(List<Slip.Line> lines, String queryCode) {
        lines.add(new Slip.Code("查询码 · Query code", QueryCode.grouped(queryCode)));
    }

    private static void notPromised(List<Slip.Line> lines, boolean handedIn) {
        if (handedIn) {
            lines.add(new Slip.Day("什么时候受理 · When", "工作日由工作人员审"));
            lines.add(new Slip.Fine("A person decides on a working day whether it is accepted."));
        }
    }

    private static Slip.Line track(String queryCode) {
        return new Slip.Qr(queryCode, List.of("查进度", "到任一台自助机扫这个码", "Scan at any kiosk", "不收任何费用 · Free"));
    }

    private Slip ended(List<Slip.Line> lines) {
        return signed(lines, new Slip.Fine("热敏纸会褪色，请拍照留存。"), new Slip.Fine("This paper fades. Please take a photo."));
    }

    private Slip signed(List<Slip.Line> lines, Slip.Line... last) {
        lines.add(new Slip.Rule());
        String id = kiosk.get();
        lines.add(new Slip.Fine((id.isEmpty() ? "" : "终端 " + id + "　") + in(STAMP, now.get())));
        lines.addAll(List.of(last));
        return new Slip(lines);
    }

    /// It goes through no further stage.
    private static boolean endedEarly(CaseView view) {
        return view.state() == CaseView.State.NOT_ACCEPTED || view.state() == CaseView.State.WITHDRAWN;
    }

    private static int here(CaseView view) {
        for (int i = 0; i < view.stages().size(); i++) {
            if (view.stages().get(i).progress() != CaseView.Progress.PASSED) {
                return i;
            }
        }
        return view.stages().size();
    }

    private String in(DateTimeFormatter format, Instant when) {
        return format.format(when.atZone(zone));
    }
}
