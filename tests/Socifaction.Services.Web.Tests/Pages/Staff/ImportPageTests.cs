using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class ImportPageTests
{
    private const string List = "Vardas;Pavardė;Telefonas;Kaimas\r\nOna;Petraitienė;8 612 00001;Kunigiškiai\r\nŽąsytė;Ąžuolienė;8 612 00005;lomiai\r\nBlogas;Numeris;abc;Lomiai";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_file_is_looked_at_row_by_row_and_only_what_is_ticked_is_entered_once(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        var seen = await SendFileAsync(day, CodePagesEncodingProvider.Instance.GetEncoding(1257)!.GetBytes(List));

        seen.Expect(HttpStatusCode.OK).Words.Should().Contain("Žąsytė Ąžuolienė").And.Contain("Lomiai").And.Contain("tas pats telefonas");
        seen.Page.QuerySelectorAll("input[name=Lines]").Select(box => (box.GetAttribute("value"), box.HasAttribute("checked"))).Should().Equal(("2", false), ("3", true));
        (await CountAsync(day)).Should().Be(1, "nothing is saved before the yes");

        var form = WebForm.Fill(seen);
        var done = await day.Clerk.SendAsync(form, Stop);
        var again = await day.Clerk.SendAsync(form, Stop);

        done.Expect(HttpStatusCode.OK).Words.Should().Contain("Įrašytas 1 žmogus").And.Contain("Žąsytė Ąžuolienė");
        again.Words.Should().Contain("Įrašytas 1 žmogus");
        (await CountAsync(day)).Should().Be(2);
        (await day.Clerk.GetAsync("~/staff/residents?q=zasyte", Stop)).Words.Should().Contain("Ąžuolienė");
    }

    [Theory, EveryDatabase]
    public async Task What_is_no_list_is_refused_in_words(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        foreach (var bad in (byte[][])[[], [0, 1, 2, 255, 254], Encoding.UTF8.GetBytes(";;;\n"), Encoding.UTF8.GetBytes("Vardas;Pavardė\n"), [0xFF, 0xFE], [0xFE, 0xFF, 0xD8]])
        {
            ((int)(await SendFileAsync(day, bad)).Status).Should().BeOneOf(200, 422);
        }

        (await day.Clerk.SubmitAsync("~/staff/residents/import", new { List = string.Concat(Enumerable.Repeat("Ona;P\n", 201)) }, cancellationToken: Stop))
            .Expect(HttpStatusCode.UnprocessableEntity).Words.Should().Contain("padalykite");
        var seen = await day.Clerk.SubmitAsync("~/staff/residents/import", new { List }, cancellationToken: Stop);
        (await day.Clerk.SendAsync(WebForm.Fill(seen).With("Lines", null), Stop)).Expect(HttpStatusCode.UnprocessableEntity).Words.Should().Contain("Nepažymėjote");
        (await day.Clerk.SendAsync(WebForm.Fill(seen).With("Lines", "99"), Stop)).Status.Should().Be(422);
        (await day.Clerk.SendAsync(WebForm.Fill(seen).With("Lines", "4"), Stop)).Words.Should().Contain("4 eilutė neįrašyta");
        (await CountAsync(day)).Should().Be(1);
    }

    private static async Task<WebAnswer> SendFileAsync(StaffDay day, byte[] file)
    {
        var page = await day.Clerk.GetAsync("~/staff/residents/import", Stop);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", "sarasas.csv" },
        };
        return await WebAnswer.ReadAsync(await day.Clerk.Http.PostAsync(day.Clerk.Path("~/staff/residents/import?handler=Look"), content, Stop), Stop);
    }

    private static Task<int> CountAsync(StaffDay day) => day.App.ReadAsync(db => db.Residents.CountAsync(Stop));
}
