using System.Globalization;
using System.Text.RegularExpressions;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Input;

/// <summary>
/// Reads settlements, one in a line: a name, and after it the coordinates as maps write them, with points or commas, divided by a comma, a
/// semicolon or spaces: „Laukuva 55.620, 22.230“.
/// </summary>
public static partial class SettlementInput
{
    private const int Longest = 120;

    // Lithuania and what lies close to it; a swapped pair is noticed.
    private static readonly (double From, double To) Latitudes = (53.5, 57);
    private static readonly (double From, double To) Longitudes = (20.5, 27.5);

    /// <summary>The settlements of the lines; of a line that is none, the line.</summary>
    public static IEnumerable<(string Line, NewSettlement? Settlement)> Read(string? typed) =>
        (typed ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (line, ReadLine(line)));

    private static NewSettlement? ReadLine(string line)
    {
        var match = WithCoordinates().Match(line);
        var (latitude, longitude) = match.Success ? (Degrees(match.Groups["lat"]), Degrees(match.Groups["lon"])) : ((double?)null, (double?)null);
        if (match.Success && (!(latitude >= Latitudes.From && latitude <= Latitudes.To) || !(longitude >= Longitudes.From && longitude <= Longitudes.To)))
        {
            return null;
        }

        return TypedText.Line(match.Success ? match.Groups["name"].Value : line.TrimEnd(',', ';'), Longest).Value is { } name && !name.Any(char.IsDigit)
            ? new NewSettlement(name, SearchText.Fold(name), latitude, longitude) : null;
    }

    private static double Degrees(Group text) => double.Parse(text.Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<name>[^0-9]*[^0-9\s,;])[\s,;]+(?<lat>[0-9]{2}[.,][0-9]{1,9})°?(?:\s*[,;]\s*|\s+)(?<lon>[0-9]{2}[.,][0-9]{1,9})°?\s*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WithCoordinates();
}
