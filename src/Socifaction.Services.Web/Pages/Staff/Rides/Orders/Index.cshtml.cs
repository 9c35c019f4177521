using Microsoft.AspNetCore.Authorization;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Rides.StandingOrders;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Orders;

/// <summary>The days of standing orders that wait for a decision, and the orders themselves.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    public LocalDate Today => clock.Today;

    public IReadOnlyList<OrderedDayRow> Doubts { get; private set; } = [];

    public IReadOnlyList<StandingOrderRow> Orders { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Doubts = await db.ListOrderedDaysAsync(db.OrderedDays.InDoubt(Today), Token);
        Orders = await db.ListStandingOrdersAsync(Today, Token);
    }
}
