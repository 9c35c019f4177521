using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Places;

/// <summary>How many meals to cook on a day and the next, without a name.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class KitchenModel(MealCount count, InitiativeClock clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "date")]
    public string? Asked { get; set; }

    public LocalDate Today => clock.Today;

    public LocalDate Date { get; private set; }

    public IReadOnlyList<(LocalDate Day, IReadOnlyList<Meals> Meals)> Days { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Date = DayOf(Asked, Today);
        var next = Date.PlusDays(1);
        Days = [(Date, await count.RunAsync(Date, Token)), (next, await count.RunAsync(next, Token))];
    }
}
