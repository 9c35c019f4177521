using Microsoft.EntityFrameworkCore;
using Socifaction.Services.People;
using Socifaction.Services.People.Import;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.People.Import;

public sealed class ImportResidentsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private const string List =
        """
        Vardas;Pavardė;Telefonas;Kaimas;Gimimo metai
        Ona;Petraitienė;8 612 00001;Kunigiškiai;1943
        Jonas;Rimkus;8 612 00002;Lomiai;1950
        Onutė;Kita;abc;Lomiai;1950
        ;Bevardė;;;
        Petras;Senis;8 612 00003;Lomiai;1700
        Jonas;Rimkus;8 612 00004;Lomiai;1950
        Stasė;Nauja;8 612 00005;Lomiai;
        """;

    [Theory, EveryDatabase]
    public async Task Every_row_is_looked_at_and_nothing_is_saved(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        await house.RunAsync<RegisterResident, Outcome<Resident, RegisterRefusal>>(use => use.RunAsync(new("Ona", "Petraitienė", ["0 612 00001"]), Token));

        var rows = await house.RunAsync<ImportResidents, IReadOnlyList<PreviewedResident>>(use => use.PreviewAsync(ResidentList.Read(List).People, Token));

        rows.Select(row => (row.Row.Line, row.Refusal, row.Alike.Select(alike => (Likeness?)alike.Why).FirstOrDefault(), row.SameAsLine, row.IsNew)).Should().Equal(
            (2, null, Likeness.SamePhone, null, false), (3, null, null, null, true), (4, RegisterRefusal.PhoneUnfit, null, null, false),
            (5, RegisterRefusal.NameMissing, null, null, false), (6, RegisterRefusal.BirthUnfit, null, null, false), (7, null, null, 3, false), (8, null, null, null, true));
        (await house.ReadAsync(db => db.Residents.CountAsync(Token))).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task Sent_twice_or_at_once_it_enters_everybody_once_with_numbers_that_run_on(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var request = Guid.CreateVersion7();
        var people = ResidentList.Read(List).People;

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            house.RunAsync<ImportResidents, Imported>(use => use.RunAsync(request, people, Token)))));

        answers.Should().OnlyContain(answer => answer.People.Count == 4);
        answers[0].Refused.Should().Equal((4, RegisterRefusal.PhoneUnfit), (5, RegisterRefusal.NameMissing), (6, RegisterRefusal.BirthUnfit));
        var entered = await house.ReadAsync(db => db.Residents.OrderBy(r => r.Number).Select(r => r.Number + " " + r.GivenName).ToListAsync(Token));
        entered.Should().Equal("KUN-0001 Ona", "KUN-0002 Jonas", "KUN-0003 Jonas", "KUN-0004 Stasė");

        var again = await house.RunAsync<ImportResidents, Imported>(use => use.RunAsync(Guid.CreateVersion7(), people, Token));
        again.People.Should().BeEmpty("the same list on another day is known by names and telephones");
        again.Refused.Count(row => row.Why == RegisterRefusal.AlreadyRegistered).Should().Be(4);
    }
}
