using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ImportsInSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Before",
                table: "ImportedAccountChanges",
                newName: "Values");

            migrationBuilder.AddColumn<string>(
                name: "DecidedAuthority",
                table: "ImportRuns",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DecidedById",
                table: "ImportRuns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kept",
                table: "ImportRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "ImportRuns",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RowsPerSecond",
                table: "ImportRuns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Undone",
                table: "ImportRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DecidedAuthority",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "DecidedById",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "Kept",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "RowsPerSecond",
                table: "ImportRuns");

            migrationBuilder.DropColumn(
                name: "Undone",
                table: "ImportRuns");

            migrationBuilder.RenameColumn(
                name: "Values",
                table: "ImportedAccountChanges",
                newName: "Before");
        }
    }
}
