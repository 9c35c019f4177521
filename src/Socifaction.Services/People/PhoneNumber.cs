using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Socifaction.Services.People;

/// <summary>A person's phone number, valid from birth; kept in the form of E.164, such as +37061234567.</summary>
public sealed partial record PhoneNumber
{
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    private PhoneNumber(string e164) => E164 = e164;

    /// <summary>Plus sign, country code and number, digits only.</summary>
    public string E164 { get; }

    /// <summary>What sort of telephone it is.</summary>
    public PhoneKind Kind => KindOf(Library.GetNumberType(Parsed));

    /// <summary>Whether a text message can reach it.</summary>
    public bool CanReceiveSms => Kind == PhoneKind.Mobile;

    /// <summary>Whether it belongs to Lithuania; a code is sent to no other country.</summary>
    public bool IsLithuanian => E164.StartsWith("+370", StringComparison.Ordinal);

    /// <summary>As people here dial and read it: 0 612 34567, 0 446 12345; a foreign one with its plus.</summary>
    public string NationalForm => IsLithuanian
        ? TrunkInBrackets().Replace(Library.Format(Parsed, PhoneNumberFormat.NATIONAL), "0 $1 ")
        : Library.Format(Parsed, PhoneNumberFormat.INTERNATIONAL);

    private PhoneNumbers.PhoneNumber Parsed => Library.Parse(E164, "LT");

    /// <summary>What a person typed or an import holds, read as one number with a note such as "dukra".</summary>
    public static PhoneReading Parse(string? text) => PhoneReading.Of(text);

    /// <summary>A number kept earlier; it is not judged again, for numbering plans change.</summary>
    public static PhoneNumber FromE164(string e164) => E164Form().IsMatch(e164)
        ? new PhoneNumber(e164)
        : throw new FormatException("Not a phone number in the form of E.164.");

    /// <summary>Only the last two digits: logs hold no phone numbers.</summary>
    public override string ToString() => $"phone ending {E164[^2..]}";

    internal static PhoneKind KindOf(PhoneNumberType type) => type switch
    {
        PhoneNumberType.MOBILE => PhoneKind.Mobile,
        PhoneNumberType.FIXED_LINE => PhoneKind.Landline,
        _ => PhoneKind.Other,
    };

    [GeneratedRegex(@"^\+[1-9][0-9]{5,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex E164Form();

    [GeneratedRegex(@"^\(0-([0-9]+)\) ", RegexOptions.CultureInvariant)]
    private static partial Regex TrunkInBrackets();
}
