package org.nightwindow.console.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.nightwindow.console.records.PropertyUnit;
import org.nightwindow.console.records.PropertyUnit.Holder;
import org.nightwindow.console.records.RecordSource;
import org.nightwindow.hall.IssueRequest;
import org.nightwindow.hall.Text;

/// 不动产登记资料查询结果证明: everything the register holds in a person's name, or that it holds nothing. Nothing
/// found is an answer that people need on paper, so it is a document too.
public final class PropertyResult implements DocumentKind {
    private static final Text OFFICE = new Text("不动产登记簿上", "The land register");

    private final RecordSource records;

    public PropertyResult(RecordSource records) {
        this.records = records;
    }

    @Override
    public String template() {
        return "land_query_result";
    }

    @Override
    public Gathered gather(IssueRequest request, String terminal) {
        IssueRequest.Applicant applicant = request.applicant();
        List<PropertyUnit> units = records.propertyOf(applicant.idNumber());
        boolean sameName = units.stream()
                .flatMap(unit -> unit.holders().stream())
                .filter(holder -> holder.idNumber().equals(applicant.idNumber()))
                .allMatch(holder -> holder.name().equals(applicant.name()));
        if (!sameName) {
            return new Refused(Refusals.namesDiffer(OFFICE));
        }
        Map<String, String> texts = Map.of(
                "holder", applicant.name(),
                "holder_number", masked(applicant.idNumber()),
                "terminal", terminal,
                "purpose", request.fields().getOrDefault("purpose", "其他"),
                "finding",
                        units.isEmpty()
                                ? "经查询，截至查询时间，在上述范围内未查询到查询人名下的不动产登记信息。"
                                : "经查询，截至查询时间，在上述范围内查得查询人名下不动产单元 " + units.size() + " 个，登记信息如下。");
        List<Content.Row> rows = new ArrayList<>();
        for (PropertyUnit unit : units) {
            rows.add(row(rows.size() + 1, units.size(), unit));
        }
        return new Ready(new Content(texts, rows), covers(units.size()), OptionalLong.empty());
    }

    private static Text covers(int units) {
        return units == 0
                ? new Text("权利人名下全部：未查询到登记信息", "All in the holder's name: nothing registered")
                : new Text("权利人名下全部：" + units + " 个不动产单元", "All in the holder's name: units registered: " + units);
    }

    private static Content.Row row(int number, int count, PropertyUnit unit) {
        return new Content.Row(
                Map.ofEntries(
                        Map.entry("number", number + " / " + count),
                        Map.entry("unit", grouped(unit.number())),
                        Map.entry("location", unit.location()),
                        Map.entry(
                                "holders",
                                unit.holders().stream().map(Holder::name).collect(Collectors.joining("、"))),
                        Map.entry("sharing", unit.sharing()),
                        Map.entry("certificate", unit.certificate()),
                        Map.entry("right_type", unit.rightType()),
                        Map.entry("right_nature", unit.rightNature()),
                        Map.entry("use", unit.use()),
                        Map.entry("land_area", area(unit.landArea())),
                        Map.entry("building_area", area(unit.buildingArea())),
                        Map.entry("term", unit.term()),
                        Map.entry("registered", unit.registeredOn().toString()),
                        Map.entry("mortgaged", yes(unit.mortgaged())),
                        Map.entry("sealed_off", yes(unit.sealedOff())),
                        Map.entry("disputed", yes(unit.disputed())),
                        Map.entry("noted", yes(unit.noted()))),
                0);
    }

    /// 28 characters as people read them: 6-6-7-9.
    private static String grouped(String unit) {
        return unit.replaceFirst("^(.{6})(.{6})(.{7})(.{9})$", "$1 $2 $3 $4");
    }

    private static String area(long hundredths) {
        return hundredths == 0 ? "—" : Fen.figures(hundredths) + " ㎡";
    }

    private static String yes(boolean there) {
        return there ? "有" : "无";
    }

    /// 990101********3030
    static String masked(String idNumber) {
        return idNumber.replaceFirst("^(.{6})(.*)(.{4})$", "$1********$3");
    }
}
