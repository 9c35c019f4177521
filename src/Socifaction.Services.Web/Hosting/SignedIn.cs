using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.People.Overseers;

namespace Socifaction.Services.Web.Hosting;

/// <summary>Who is signed in to this request, inside its initiative: a staff member, or the people of a proved telephone.</summary>
public sealed class SignedIn(ServicesDbContext db)
{
    private IReadOnlyList<Resident>? _people;

    /// <summary>The staff member; none on residents' pages and for strangers.</summary>
    public StaffMember? Staff { get; internal set; }

    /// <summary>The overseer, where the page belongs to no initiative.</summary>
    public Overseer? Overseer { get; internal set; }

    /// <summary>The name of whoever it is.</summary>
    public string Name => Staff?.Name ?? Overseer?.Name ?? "";

    /// <summary>Whether a password alone does not do: who coordinates or books sees everybody's health and telephones, and who oversees opens doors.</summary>
    public bool NeedsTwoFactors => Overseer is not null || Staff?.Role is Role.Coordinator or Role.Clerk;

    /// <summary>What the staff member has to do before the page opens.</summary>
    public StillTo StillTo { get; internal set; }

    /// <summary>The telephone that was proved by a code, E.164.</summary>
    public string? Phone { get; internal set; }

    /// <summary>The people that telephone may book for: its owners, their children and those they care for.</summary>
    public async Task<IReadOnlyList<Resident>> PeopleAsync(CancellationToken cancellationToken) =>
        _people ??= Phone is null ? []
            : (await db.PeopleOfPhone(Phone).AsNoTracking().Include(r => r.Phones).ToListAsync(cancellationToken)).BySurname();

    /// <summary>Asks on a staff member's behalf.</summary>
    public Asking AskAsStaff(Channel channel, string because = "") => new(
        new Actor(ActorKind.Staff, Staff!.Id, Staff.Name), channel, because);

    /// <summary>Asks for a resident on the web: as that resident when the telephone is theirs, else as the relative who owns it.</summary>
    public async Task<Asking> AskForAsync(Resident resident, CancellationToken cancellationToken)
    {
        if (resident.Phones.Any(phone => phone.E164 == Phone))
        {
            return new Asking(new Actor(ActorKind.Resident, resident.Id, resident.FullName), Channel.Web);
        }

        var owner = (await PeopleAsync(cancellationToken)).FirstOrDefault(p => p.Phones.Any(phone => phone.E164 == Phone));
        return new Asking(new Actor(ActorKind.Relative, owner?.Id, owner?.FullName ?? ""), Channel.Web);
    }
}
