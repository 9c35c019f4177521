using System.Globalization;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Reminders;

/// <summary>A worded message and the SMS parts it takes.</summary>
public sealed record WordedReminder(string Body, int Parts);

/// <summary>Fills an offering's template for one person: „rytoj, kovo 16 d.“, „9.05–9.20“.</summary>
public static class ReminderText
{
    private const int Longest = 1600;
    private const string Moved = "{iniciatyva}: pasikeitė laikas – {kas}, {diena}, {valandos}. Jei netinka, skambinkite {tel}";

    private const string Coming = "{iniciatyva}: gavome. Atvažiuosime {laikas} val. Klausimai? Skambinkite {tel}";

    private static readonly string[] Months =
    [
        "sausio", "vasario", "kovo", "balandžio", "gegužės", "birželio",
        "liepos", "rugpjūčio", "rugsėjo", "spalio", "lapkričio", "gruodžio",
    ];

    private static readonly string[] Weekdays =
        ["pirmadienį", "antradienį", "trečiadienį", "ketvirtadienį", "penktadienį", "šeštadienį", "sekmadienį"];

    /// <summary>The template of a kind of message, for a sender that can receive replies or one that cannot.</summary>
    public static string TemplateOf(OfferingMessages messages, ReminderKind kind, bool isTwoWay) => kind switch
    {
        ReminderKind.Confirmation => messages.Confirmation,
        ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore => messages.DayBefore,
        ReminderKind.Cancellation => messages.Cancellation,
        ReminderKind.Offer => OfferText.TemplateOf(messages.Offer, isTwoWay),
        ReminderKind.Moved => Moved,
        ReminderKind.Notice => "",
        ReminderKind.Coming => Coming,
    };

    /// <summary>
    /// Words one message about bookings made together, as it reads on the day it is sent.
    /// <paramref name="names"/> are the people it is about when another person is told; <paramref name="calledBy"/> is how the one who
    /// is told is addressed; what is read aloud keeps its letters.
    /// </summary>
    public static WordedReminder Word(
        string template, Initiative initiative, string offering, IReadOnlyList<Booking> bookings, IReadOnlyList<string> names, LocalDate sentOn,
        bool aloud = false, string calledBy = "")
    {
        var about = string.Join(", ", names);
        return Fill(template, initiative, offering, about, new(
            calledBy,
            Days([.. bookings.Select(b => b.Date).Distinct().Order()], sentOn),
            string.Join(", ", bookings.Select(Time).Distinct()),
            string.Join(", ", bookings.Select(b => Hours(b, initiative.Zone)).Distinct()),
            bookings[0].OfferedUntil is { } until ? Moment(until.InZone(initiative.Zone).LocalDateTime) : ""), aloud);
    }

    /// <summary>Words one message about no booking: of the words in braces it has only who writes and where to call.</summary>
    public static WordedReminder Word(string template, Initiative initiative, bool aloud = false) =>
        Fill(template, initiative, "", "", new("", "", "", "", ""), aloud);

    /// <summary>Words one message about an invented booking, as long as such ones are.</summary>
    public static WordedReminder Example(string template, Initiative initiative, string offering) =>
        Fill(template, initiative, offering, "", new("Birute", "rytoj, rugsėjo 16 d.", "10.15–10.30", "10.15–14.30", "rugsėjo 15 d. 16.00"));

    private static WordedReminder Fill(string template, Initiative initiative, string offering, string about, Filling filling, bool aloud = false)
    {
        var what = about.Length == 0 ? offering : $"{offering} ({about})";
        var says = template.Contains("{kas}", StringComparison.Ordinal) || about.Length == 0 ? template : $"{about}: {template}";
        var text = says
            .Replace(OfferingMessages.CalledBy, filling.CalledBy, StringComparison.Ordinal)
            .Replace("{diena}", filling.Day, StringComparison.Ordinal)
            .Replace("{laikas}", filling.Time, StringComparison.Ordinal)
            .Replace("{valandos}", filling.Hours, StringComparison.Ordinal)
            .Replace("{kas}", what, StringComparison.Ordinal)
            .Replace("{iki}", filling.Until, StringComparison.Ordinal)
            .Replace("{tel}", initiative.Phone, StringComparison.Ordinal)
            .Replace("{iniciatyva}", initiative.Name, StringComparison.Ordinal);
        if (aloud)
        {
            var heard = VoiceText.Aloud(text);
            return new(heard[..Math.Min(heard.Length, Longest)], 0);
        }

        var body = initiative.SmsWithLetters ? text : PlainLetters.Fold(text, PlainLetters.KeptWith(initiative.KeptWords));
        body = body.Length > Longest ? body[..Longest] : body;
        return new(body, SmsParts.Of(body).Count);
    }

    /// <summary>One day with its nearness or weekday, or several in one breath.</summary>
    public static string Days(IReadOnlyList<LocalDate> dates, LocalDate today)
    {
        if (dates is [var only])
        {
            var near = Period.DaysBetween(today, only) switch
            {
                0 => "šiandien",
                1 => "rytoj",
                _ => Weekdays[(int)only.DayOfWeek - 1],
            };
            return string.Create(CultureInfo.InvariantCulture, $"{near}, {Months[only.Month - 1]} {only.Day} d.");
        }

        return string.Join("; ", dates.GroupBy(date => (date.Year, date.Month)).Select(month =>
            $"{Months[month.Key.Month - 1]} {string.Join(", ", month.Select(date => date.Day.ToString(CultureInfo.InvariantCulture)))} d."));
    }

    /// <summary>A day and time in one breath: „kovo 16 d. 15.00“.</summary>
    public static string Moment(LocalDateTime moment) =>
        string.Create(CultureInfo.InvariantCulture, $"{Months[moment.Month - 1]} {moment.Day} d. {Clock(moment.TimeOfDay)}");

    /// <summary>When it starts, or the promised window of the start.</summary>
    public static string Time(Booking booking) => booking.LatestStart is { } latest && latest != booking.StartTime
        ? $"{Clock(booking.StartTime)}–{Clock(latest)}"
        : Clock(booking.StartTime);

    // What ends on another day says which: „14.00, iki kovo 21 d. 11.00“.
    private static string Hours(Booking booking, DateTimeZone zone) =>
        booking.EndsAt.InZone(zone).LocalDateTime is var end && end.Date > booking.Date
            ? $"{Clock(booking.StartTime)}, iki {Moment(end)}"
            : $"{Clock(booking.StartTime)}–{Clock(booking.EndTime)}";

    private static string Clock(LocalTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour}.{time.Minute:00}");

    /// <summary>What is put in place of the words in braces that differ from message to message.</summary>
    private sealed record Filling(string CalledBy, string Day, string Time, string Hours, string Until);
}
