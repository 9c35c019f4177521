using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using Socifaction.Services.Appointments.Calendars;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Stays;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Tenancy;

/// <summary>One row of every table and kind that belongs to an initiative, made from the model: what is added tomorrow is made tomorrow.</summary>
internal static class OneOfEach
{
    /// <summary>The kinds of owned rows, those that others point to first.</summary>
    public static IReadOnlyList<IEntityType> TypesOf(ServicesDbContext db)
    {
        var waiting = db.Model.GetEntityTypes().Where(type => IsOwned(type) && !type.ClrType.IsAbstract).ToList();
        var ordered = new List<IEntityType>();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(type => Needed(type).All(key => ordered.Any(done => key.PrincipalEntityType.ClrType.IsAssignableFrom(done.ClrType)))).ToList();
            ready.Should().NotBeEmpty("every kind of row can be made before those that need it");
            ordered.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }

        return ordered;
    }

    /// <summary>A row of each, pointing to one another, of the given initiative.</summary>
    public static IReadOnlyList<IInitiativeOwned> Make(ServicesDbContext db, InitiativeId owner)
    {
        var rows = new List<IInitiativeOwned>();
        foreach (var type in TypesOf(db))
        {
            var row = (IInitiativeOwned)Activator.CreateInstance(type.ClrType)!;
            foreach (var property in type.ClrType.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true }))
            {
                if (Filled(property, row) is { } value)
                {
                    property.SetValue(row, value);
                }
            }

            type.ClrType.GetProperty(nameof(IInitiativeOwned.InitiativeId))!.SetValue(row, owner);
            foreach (var key in Needed(type))
            {
                var principal = rows.First(other => key.PrincipalEntityType.ClrType.IsInstanceOfType(other));
                key.Properties.Single(p => p.ClrType == typeof(Guid) || p.ClrType == typeof(Guid?)).PropertyInfo!.SetValue(row, principal.Id);
            }

            rows.Add(row);
        }

        return rows;
    }

    private static object? Filled(PropertyInfo property, object row) => property.Name switch
    {
        nameof(IInitiativeOwned.Id) => Guid.CreateVersion7(),
        nameof(Booking.EndsAt) when property.PropertyType == typeof(Instant) => TestHouse.Start + Duration.FromHours(1),
        nameof(Offer.Size) when row is Offer => 1,
        nameof(WeeklyOpening.To) when row is WeeklyOpening => new LocalTime(10, 0),
        _ when property.PropertyType == typeof(Instant) => TestHouse.Start,
        _ when property.GetValue(row) is not null => null,
        _ when property.PropertyType == typeof(string) => "x",
        _ when property.PropertyType == typeof(byte[]) => new byte[] { 1 },
        _ when property.PropertyType == typeof(List<int>) => new List<int> { 60 },
        _ when property.PropertyType == typeof(Address) => Given.Home,
        _ when property.PropertyType == typeof(OfferingMessages) => Given.Messages,
        _ => null,
    };

    // A bed is claimed by one of three: a closure is as good as any.
    private static IEnumerable<IForeignKey> Needed(IEntityType type) =>
        type.GetForeignKeys().Where(key => IsOwned(key.PrincipalEntityType)
            && (key.Properties.All(property => !property.IsNullable) || (type.ClrType == typeof(BedClaim) && key.PrincipalEntityType.ClrType == typeof(RoomClosure))));

    private static bool IsOwned(IEntityType type) => typeof(IInitiativeOwned).IsAssignableFrom(type.ClrType);
}
