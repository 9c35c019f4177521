namespace Socifaction.Services.People.Import;

/// <summary>What a column of a list of residents holds.</summary>
public enum ResidentColumn
{
    Ignored = 0,
    GivenName,
    Surname,

    /// <summary>Given name and surname in one cell.</summary>
    FullName,
    Phone,
    Settlement,
    Street,
    BirthYear,
    HowToFind,
    Nickname,
}

/// <summary>The columns of a list, by their headings or by their order.</summary>
internal static class ResidentColumns
{
    /// <summary>The order of a list without headings.</summary>
    private static readonly ResidentColumn[] Usual =
        [ResidentColumn.GivenName, ResidentColumn.Surname, ResidentColumn.Phone, ResidentColumn.Settlement, ResidentColumn.Street, ResidentColumn.BirthYear];

    private static readonly Dictionary<string, ResidentColumn> Headings = new(StringComparer.Ordinal)
    {
        ["vardas"] = ResidentColumn.GivenName, ["given name"] = ResidentColumn.GivenName, ["first name"] = ResidentColumn.GivenName,
        ["pavarde"] = ResidentColumn.Surname, ["surname"] = ResidentColumn.Surname, ["last name"] = ResidentColumn.Surname,
        ["vardas pavarde"] = ResidentColumn.FullName, ["vardas ir pavarde"] = ResidentColumn.FullName, ["gyventojas"] = ResidentColumn.FullName, ["name"] = ResidentColumn.FullName,
        ["telefonas"] = ResidentColumn.Phone, ["telefono numeris"] = ResidentColumn.Phone, ["telefono nr"] = ResidentColumn.Phone, ["tel"] = ResidentColumn.Phone,
        ["tel nr"] = ResidentColumn.Phone, ["telefonas 2"] = ResidentColumn.Phone, ["antras telefonas"] = ResidentColumn.Phone, ["mobilus"] = ResidentColumn.Phone,
        ["mobilusis"] = ResidentColumn.Phone, ["mob tel"] = ResidentColumn.Phone, ["phone"] = ResidentColumn.Phone, ["phone 2"] = ResidentColumn.Phone,
        ["kaimas"] = ResidentColumn.Settlement, ["gyvenviete"] = ResidentColumn.Settlement, ["miestelis"] = ResidentColumn.Settlement, ["vietove"] = ResidentColumn.Settlement,
        ["miestas"] = ResidentColumn.Settlement, ["kaimas ar miestas"] = ResidentColumn.Settlement, ["village"] = ResidentColumn.Settlement, ["settlement"] = ResidentColumn.Settlement,
        ["adresas"] = ResidentColumn.Street, ["gatve"] = ResidentColumn.Street, ["gatve ir namas"] = ResidentColumn.Street, ["street"] = ResidentColumn.Street, ["address"] = ResidentColumn.Street,
        ["gimimo metai"] = ResidentColumn.BirthYear, ["gimimo data"] = ResidentColumn.BirthYear, ["gime"] = ResidentColumn.BirthYear, ["metai"] = ResidentColumn.BirthYear,
        ["birth year"] = ResidentColumn.BirthYear, ["year of birth"] = ResidentColumn.BirthYear,
        ["kaip rasti"] = ResidentColumn.HowToFind, ["kaip rasti nama"] = ResidentColumn.HowToFind, ["how to find"] = ResidentColumn.HowToFind,
        ["pravarde"] = ResidentColumn.Nickname, ["kaip vadina"] = ResidentColumn.Nickname, ["nickname"] = ResidentColumn.Nickname,
    };

    /// <summary>The columns of a first row; whether it is one of headings.</summary>
    public static (IReadOnlyList<ResidentColumn> Columns, bool IsHeading) Of(CsvRow first)
    {
        var named = first.Cells.Select(cell => Headings.GetValueOrDefault(Plain(cell))).ToList();
        // A person may be called Vardas, but nobody is called Vardas Pavardė with a telephone named telefonas.
        return named.Count(column => column != ResidentColumn.Ignored) >= Math.Min(2, first.Cells.Count) ? (named, true) : (Usual, false);
    }

    private static string Plain(string heading) =>
        string.Join(' ', SearchText.Fold(heading).Split([' ', '.', ':', ',', '*', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries));
}
