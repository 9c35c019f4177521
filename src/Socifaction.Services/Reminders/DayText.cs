using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>One booking of a day: of which offering, and whom it is about when another person is told.</summary>
public sealed record DayItem(Booking Booking, string Offering, string Name);

/// <summary>
/// What reminds of several offerings on one day, so that no single one's words fit: „Rytoj, kovo 16 d.: 9.05–9.20 pavėžėjimas, 14.00
/// dienos centras“. Whoever answers yes says it of all.
/// </summary>
public static class DayText
{
    private const string Usual = "{iniciatyva} primena: {diena} – {kas}. {atsakyti}";
    private const string Reply = "Atrašykite 1, jei būsite. Negalite? Skambinkite {tel}";
    private const string Call = "Negalite? Skambinkite {tel}";
    private const string Short = "{iniciatyva}: {diena} – {kas}. Tel. {tel}";
    private const string Copy = "{iniciatyva}, artimiesiems: primename – {diena}: {kas}. Klausimai? Skambinkite {tel}";
    private const string Aloud = "Primename: {diena}. {kas}.";

    /// <summary>The text to one person, the earliest booking first; shorter words when the usual ones need a second part.</summary>
    public static WordedReminder Word(IReadOnlyList<DayItem> items, Initiative initiative, LocalDate sentOn, Telling telling, bool isTwoWay)
    {
        var isAloud = telling.Channel == ReminderChannel.Voice;
        var usual = isAloud ? Aloud : telling.IsCopy ? Copy : Usual.Replace("{atsakyti}", isTwoWay ? Reply : Call, StringComparison.Ordinal);
        var words = Fill(usual);
        return words.Parts > 1 && Fill(Short) is var shorter && shorter.Parts < words.Parts ? shorter : words;

        WordedReminder Fill(string template) => ReminderText.Word(
            template
                .Replace("{diena}", ReminderText.Days([items[0].Booking.Date], sentOn), StringComparison.Ordinal)
                .Replace("{kas}", string.Join(", ", items.Select(Say)), StringComparison.Ordinal),
            initiative, isAloud);
    }

    private static string Say(DayItem item) =>
        $"{ReminderText.Time(item.Booking)} {Lower(item.Offering)}{(item.Name.Length == 0 ? "" : $" ({item.Name})")}";

    // Within a sentence; a name that begins with a second capital keeps it: „SPA“.
    private static string Lower(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
