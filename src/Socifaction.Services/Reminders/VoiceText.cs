using System.Text.RegularExpressions;
using Socifaction.Services.People;

namespace Socifaction.Services.Reminders;

/// <summary>What a voice reads: whole words instead of what is only written, numbers digit by digit. Who is calling and which keys to press is said around it.</summary>
public static partial class VoiceText
{
    /// <summary>The template of a kind of message.</summary>
    public static string TemplateOf(ReminderKind kind) => kind switch
    {
        ReminderKind.Confirmation => "Jums užsakyta: {kas}, {diena}, {laikas}.",
        ReminderKind.DayBefore or ReminderKind.ThreeDaysBefore => "Primename: {kas}, {diena}, {laikas}.",
        ReminderKind.Cancellation => "Deja, atšaukta: {kas}, {diena}, {laikas}.",
        ReminderKind.Offer => "Atsirado vieta: {kas}, {diena}, {laikas}. Laikysime iki {iki}.",
        ReminderKind.Moved => "Pasikeitė laikas. Dabar bus: {kas}, {diena}, {valandos}.",
        ReminderKind.Coming => "Atvažiuosime: {laikas}.",
        ReminderKind.Notice => "",
    };

    /// <summary>A written text as it is to be read: „kovo 16 dieną, nuo 9:05 iki 9:20“.</summary>
    public static string Aloud(string written) => Span().Replace(
        Clock().Replace(Day().Replace(written, "$1 dieną"), "$1:$2"), "nuo $1 iki $2");

    /// <summary>A telephone number, digit by digit as one dials it.</summary>
    public static string Digits(string e164) => string.Join(' ', PhoneNumber.FromE164(e164).NationalForm.Where(char.IsAsciiDigit));

    [GeneratedRegex(@"\b(\d{1,2}) d\.(?=\W|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"\b(\d{1,2})\.(\d{2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(@"(\d{1,2}:\d{2})–(\d{1,2}:\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Span();
}
