using System.Text;
using Socifaction.Services.People;
using Socifaction.Services.People.Import;

namespace Socifaction.Services.Tests.People.Import;

/// <summary>Lists as they come: from spreadsheets, old programs and hands.</summary>
public sealed class ResidentListTests
{
    private const string Letters = "ąčęėįšųūž ĄČĘĖĮŠŲŪŽ „“";

    public static TheoryData<string, string> Encodings => new()
    {
        { "UTF-8", "" }, { "UTF-8 with its mark", "" }, { "UTF-16", "" }, { "UTF-16 the other way round", "" }, { "Windows-1257", "" },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void Lithuanian_letters_are_read_in_every_encoding_that_is_used_here(string encoding, string _)
    {
        var bytes = encoding switch
        {
            "UTF-8" => Encoding.UTF8.GetBytes(Letters),
            "UTF-8 with its mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Letters)],
            "UTF-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Letters)],
            "UTF-16 the other way round" => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Letters)],
            _ => CodePagesEncodingProvider.Instance.GetEncoding(1257)!.GetBytes(Letters),
        };

        CsvTable.Decode(bytes).Should().Be(Letters);
    }

    /// <summary>A file, and the cells it holds: rows by /, cells by |.</summary>
    public static TheoryData<string, string> Tables => new()
    {
        { "a;b\r\nc;d", "a|b/c|d" },
        { "a,b\nc,d\n", "a|b/c|d" },
        { "a\tb\rc\td", "a|b/c|d" },
        { "\uFEFFa;b", "a|b" },
        { "\"a;1\";\"say \"\"yes\"\"\"\r\n", "a;1|say \"yes\"" },
        { "\"two\nlines\";b\nc;d", "two\nlines|b/c|d" },
        { "a;b;\n;;\n\n  ;\nc", "a|b|/c" },
        { " a ; \"b\" ", "a|b" },
        { "\"a,b\";c\n", "a,b|c" },
        { "a\"b;c", "a\"b|c" },
        { "\"never closed;b\nc;d", "never closed;b\nc;d" },
        { "\"a\"b;c", "ab|c" },
        { "", "" },
        { "\r\n\r\n", "" },
        { ";;;", "" },
        { "\0;\uFFFD", "\0|\uFFFD" },
    };

    [Theory, MemberData(nameof(Tables))]
    public void A_table_is_read_as_it_was_written_and_never_throws(string file, string cells) =>
        string.Join('/', CsvTable.Read(file).Select(row => string.Join('|', row.Cells))).Should().Be(cells);

    [Fact]
    public void A_row_knows_its_line_of_the_file() =>
        CsvTable.Read("a\n\n\"b\nb\"\r\nc\n").Select(row => row.Line).Should().Equal(1, 3, 5);

    /// <summary>A list, and what is said of its people: given name, surname, telephones, village, street, year.</summary>
    public static TheoryData<string, string> Lists => new()
    {
        { "Vardas;Pavardė;Telefonas;Kaimas;Adresas;Gimimo metai\nOna;Petraitienė;8 612 34567;Kunigiškiai;Liepų g. 3;1943", "Ona,Petraitienė,8 612 34567,Kunigiškiai,Liepų g. 3,1943" },
        { "GYVENVIETĖ,Gimimo data,TEL. NR.,Vardas ir pavardė\nLomiai,1950-03-02,861234567,Ona Marija Petraitienė", "Ona Marija,Petraitienė,861234567,Lomiai,,1950" },
        { "Ona;Petraitienė;8 612 34567;Kunigiškiai;Liepų g. 3;1943", "Ona,Petraitienė,8 612 34567,Kunigiškiai,Liepų g. 3,1943" },
        { "Ona;Petraitienė", "Ona,Petraitienė,,,," },
        { "Vardas;Pavardė;Tel;Telefonas 2\nOna;P;61234567;'+37044612345", "Ona,P,061234567+'+37044612345,,," },
        { "Vardas;Pavardė;Telefonas\nOna;P;8 612 34567, 8 446 12345", "Ona,P,8 612 34567+8 446 12345,,," },
        { "Vardas;Pavardė;Telefonas;Gimimo metai\nOna;P;37061234567;04.05.1943", "Ona,P,+37061234567,,,1943" },
        { "Vardas;Pavardė;Gimimo metai\nOna;P;seniai", "Ona,P,,,,0" },
        { "Vardas;Pavardė;Spalva;Telefonas\nOna;P;žalia;0 612 34567;per daug", "Ona,P,0 612 34567,,," },
        { "Gyventojas\nOna", "Ona,,,,," },
    };

    [Theory, MemberData(nameof(Lists))]
    public void People_are_read_by_headings_or_by_order(string list, string people) =>
        string.Join('/', ResidentList.Read(list).People.Select(row => row.Said).Select(said => string.Join(',',
            said.GivenName, said.Surname, string.Join('+', said.Phones), said.Home.Settlement, said.Home.Street, $"{said.BirthYear}"))).Should().Be(people.Replace("+'+", "++", StringComparison.Ordinal));

    [Fact]
    public void A_list_that_is_too_long_is_cut_and_says_so()
    {
        var (people, isTooLong) = ResidentList.Read(string.Concat(Enumerable.Range(0, ResidentList.Most + 1).Select(i => $"Ona;Nr{i}\n")));

        (people.Count, isTooLong).Should().Be((ResidentList.Most, true));
        ResidentList.Read("Vardas;Pavardė\n").People.Should().BeEmpty();
    }

    [Theory]
    [InlineData("8 612 34567", "+37061234567")]
    [InlineData("861234567", "+37061234567")]
    [InlineData("61234567", "+37061234567")]
    [InlineData("8-446-12345", "+37044612345")]
    [InlineData("(8 446) 12345", "+37044612345")]
    [InlineData("+370 612 34567", "+37061234567")]
    [InlineData("37061234567", "+37061234567")]
    [InlineData("=\"861234567\"", "+37061234567")]
    public void Old_and_mangled_numbers_are_read(string cell, string e164) =>
        PhoneNumber.Parse(ResidentList.Read($"Vardas\tPavardė\tTelefonas\nOna\tP\t{cell}").People[0].Said.Phones[0]).Number!.E164.Should().Be(e164);
}
