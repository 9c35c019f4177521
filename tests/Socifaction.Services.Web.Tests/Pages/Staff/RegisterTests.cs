using System.Net;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Pages.Staff;

public sealed class RegisterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_person_is_entered_and_found_without_Lithuanian_letters(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        var sent = await day.Clerk.SubmitAsync("~/staff/residents/new", new
        {
            GivenName = "Z\u030C\u0105syte\u0307".Normalize(System.Text.NormalizationForm.FormD), Surname = "\u202EĄžuolienė", Phone = "8 612 34567 (duktė)", Settlement = "lomiai", BirthYear = "1940",
        }, cancellationToken: Stop);

        var card = (await day.Clerk.FollowAsync(sent, Stop)).Expect(HttpStatusCode.OK);
        card.Words.Should().Contain("Žąsytė Ąžuolienė").And.Contain("0 612 34567").And.Contain("Lomiai");
        (await day.Clerk.GetAsync("~/staff/residents?q=zasyte", Stop)).Words.Should().Contain("Ąžuolienė");
        (await day.Clerk.GetAsync("~/staff/residents?q=4567", Stop)).Words.Should().Contain("Ąžuolienė");
    }

    [Theory, EveryDatabase]
    public async Task Those_alike_are_shown_before_anybody_is_entered_twice(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        var page = await day.Clerk.SubmitAsync("~/staff/residents/new", new { GivenName = "Antanas", Surname = "Petraitis", Phone = "0 612 00001" }, cancellationToken: Stop);

        page.Status.Should().Be(409);
        page.Words.Should().Contain("Ona Petraitienė");
        (await CountAsync(day)).Should().Be(1);
        (await day.Clerk.SubmitAsync(page, new { Sure = "yes" }, cancellationToken: Stop)).Expect(HttpStatusCode.Redirect);
        (await CountAsync(day)).Should().Be(2);
    }

    [Theory, EveryDatabase]
    public async Task What_is_no_name_telephone_or_year_is_refused_and_stays_typed(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);
        var form = WebForm.Fill(await day.Clerk.GetAsync("~/staff/residents/new", Stop),
            new { GivenName = "Jonas", Surname = "Jonaitis", Phone = "0 612 34567", Street = "prie ežero" });
        (string, string)[] wrong =
        [
            ("Phone", "abc"), ("Phone", "112"), ("Phone", "0612"), ("Phone", "0 612 34567, 0 612 34568"), ("Phone", "+370 612 34567;ext=5"), ("Phone", "0612\r\n34567"),
            ("GivenName", "  "), ("GivenName", "\u200B"), ("GivenName", "A\0B"), ("Surname", new string('ą', 10_000)),
            ("BirthYear", "1700"), ("BirthYear", "2090"), ("BirthYear", "seniai"), ("Companions", "-1"), ("Companions", "2,5"), ("Mobility", "99"),
        ];

        foreach (var (field, typed) in wrong)
        {
            var answer = await day.Clerk.SendAsync(form.With(field, typed), Stop);
            answer.Status.Should().Be(422, $"{field} = {typed[..Math.Min(20, typed.Length)]}");
            answer.Page.QuerySelector("input[name=Street]")!.GetAttribute("value").Should().Be("prie ežero");
        }

        (await CountAsync(day)).Should().Be(1);
    }

    [Theory, EveryDatabase]
    public async Task A_search_for_signs_finds_nobody_and_harms_nothing(Engine engine)
    {
        await using var day = await StaffDay.OpenAsync(engine);

        foreach (var said in (string[])["' OR 1=1 --", "%", "_", "*", "%00", "{0}", new string('a', 500)])
        {
            var answer = await day.Clerk.GetAsync("~/staff/residents?q=" + Uri.EscapeDataString(said), Stop);
            answer.Status.Should().Be(200, said);
            answer.Words.Should().NotContain("Petraitienė");
        }
    }

    private static Task<int> CountAsync(StaffDay day) => day.App.ReadAsync(db => db.Residents.CountAsync(Stop));
}
